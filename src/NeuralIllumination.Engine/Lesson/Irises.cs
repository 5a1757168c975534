namespace NeuralIllumination.Engine;

/// <summary>Fisher's irises: length and width of sepal and petal, in centimetres, of 50 flowers each of three species.</summary>
/// <remarks>
/// Source: R. A. Fisher, "The Use of Multiple Measurements in Taxonomic Problems", Annals of Eugenics 7, 1936, table I, measured by Edgar
/// Anderson. Some copies of the table differ in two flowers; these are Fisher's numbers.
/// </remarks>
public static class Irises
{
    /// <summary>How many flowers there are.</summary>
    public const int Count = 150;

    private const int Features = 4;

    /// <summary>Shuffles the flowers: the first ones are learned from, the next ones tested on.</summary>
    /// <param name="train">4 features: sepal length, sepal width, petal length, petal width. Label 0 is setosa, 1 versicolor, 2 virginica.</param>
    /// <param name="test">The same; both together have no more than 150.</param>
    /// <param name="random">Where the order comes from.</param>
    public static void Fill(Samples train, Samples test, Xoshiro256 random)
    {
        int[] order = new int[Count];
        for (int i = 0; i < Count; i++)
            order[i] = i;
        random.Shuffle(order);
        for (int i = 0; i < train.Count; i++)
            Put(train, i, order[i]);
        for (int i = 0; i < test.Count; i++)
            Put(test, i, order[train.Count + i]);
    }

    private static void Put(Samples samples, int sample, int flower)
    {
        long digits = Pair(flower / 2);
        digits = flower % 2 == 0 ? digits / 100_000_000 : digits % 100_000_000;
        for (int f = Features - 1; f >= 0; f--)
        {
            samples.Inputs[sample * Features + f] = digits % 100 / 10.0;
            digits /= 100;
        }

        samples.Label(sample, flower / 50);
    }

    /// <summary>Two flowers, in Fisher's order: four measurements each, in tenths of a centimetre, two digits a measurement.</summary>
    private static long Pair(int index)
    {
        switch (index)
        {
            case 0:
                return 51_35_14_02_49_30_14_02;
            case 1:
                return 47_32_13_02_46_31_15_02;
            case 2:
                return 50_36_14_02_54_39_17_04;
            case 3:
                return 46_34_14_03_50_34_15_02;
            case 4:
                return 44_29_14_02_49_31_15_01;
            case 5:
                return 54_37_15_02_48_34_16_02;
            case 6:
                return 48_30_14_01_43_30_11_01;
            case 7:
                return 58_40_12_02_57_44_15_04;
            case 8:
                return 54_39_13_04_51_35_14_03;
            case 9:
                return 57_38_17_03_51_38_15_03;
            case 10:
                return 54_34_17_02_51_37_15_04;
            case 11:
                return 46_36_10_02_51_33_17_05;
            case 12:
                return 48_34_19_02_50_30_16_02;
            case 13:
                return 50_34_16_04_52_35_15_02;
            case 14:
                return 52_34_14_02_47_32_16_02;
            case 15:
                return 48_31_16_02_54_34_15_04;
            case 16:
                return 52_41_15_01_55_42_14_02;
            case 17:
                return 49_31_15_02_50_32_12_02;
            case 18:
                return 55_35_13_02_49_36_14_01;
            case 19:
                return 44_30_13_02_51_34_15_02;
            case 20:
                return 50_35_13_03_45_23_13_03;
            case 21:
                return 44_32_13_02_50_35_16_06;
            case 22:
                return 51_38_19_04_48_30_14_03;
            case 23:
                return 51_38_16_02_46_32_14_02;
            case 24:
                return 53_37_15_02_50_33_14_02;
            case 25:
                return 70_32_47_14_64_32_45_15;
            case 26:
                return 69_31_49_15_55_23_40_13;
            case 27:
                return 65_28_46_15_57_28_45_13;
            case 28:
                return 63_33_47_16_49_24_33_10;
            case 29:
                return 66_29_46_13_52_27_39_14;
            case 30:
                return 50_20_35_10_59_30_42_15;
            case 31:
                return 60_22_40_10_61_29_47_14;
            case 32:
                return 56_29_36_13_67_31_44_14;
            case 33:
                return 56_30_45_15_58_27_41_10;
            case 34:
                return 62_22_45_15_56_25_39_11;
            case 35:
                return 59_32_48_18_61_28_40_13;
            case 36:
                return 63_25_49_15_61_28_47_12;
            case 37:
                return 64_29_43_13_66_30_44_14;
            case 38:
                return 68_28_48_14_67_30_50_17;
            case 39:
                return 60_29_45_15_57_26_35_10;
            case 40:
                return 55_24_38_11_55_24_37_10;
            case 41:
                return 58_27_39_12_60_27_51_16;
            case 42:
                return 54_30_45_15_60_34_45_16;
            case 43:
                return 67_31_47_15_63_23_44_13;
            case 44:
                return 56_30_41_13_55_25_40_13;
            case 45:
                return 55_26_44_12_61_30_46_14;
            case 46:
                return 58_26_40_12_50_23_33_10;
            case 47:
                return 56_27_42_13_57_30_42_12;
            case 48:
                return 57_29_42_13_62_29_43_13;
            case 49:
                return 51_25_30_11_57_28_41_13;
            case 50:
                return 63_33_60_25_58_27_51_19;
            case 51:
                return 71_30_59_21_63_29_56_18;
            case 52:
                return 65_30_58_22_76_30_66_21;
            case 53:
                return 49_25_45_17_73_29_63_18;
            case 54:
                return 67_25_58_18_72_36_61_25;
            case 55:
                return 65_32_51_20_64_27_53_19;
            case 56:
                return 68_30_55_21_57_25_50_20;
            case 57:
                return 58_28_51_24_64_32_53_23;
            case 58:
                return 65_30_55_18_77_38_67_22;
            case 59:
                return 77_26_69_23_60_22_50_15;
            case 60:
                return 69_32_57_23_56_28_49_20;
            case 61:
                return 77_28_67_20_63_27_49_18;
            case 62:
                return 67_33_57_21_72_32_60_18;
            case 63:
                return 62_28_48_18_61_30_49_18;
            case 64:
                return 64_28_56_21_72_30_58_16;
            case 65:
                return 74_28_61_19_79_38_64_20;
            case 66:
                return 64_28_56_22_63_28_51_15;
            case 67:
                return 61_26_56_14_77_30_61_23;
            case 68:
                return 63_34_56_24_64_31_55_18;
            case 69:
                return 60_30_48_18_69_31_54_21;
            case 70:
                return 67_31_56_24_69_31_51_23;
            case 71:
                return 58_27_51_19_68_32_59_23;
            case 72:
                return 67_33_57_25_67_30_52_23;
            case 73:
                return 63_25_50_19_65_30_52_20;
            case 74:
                return 62_34_54_23_59_30_51_18;
            default:
                return 0;
        }
    }
}

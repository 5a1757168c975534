namespace NeuralIllumination.Engine;

/// <summary>
/// How a sum is to be written so that it closes: every number is rounded to the same last digit, and what rounding and folding take away is one
/// term more. All numbers are told as whole multiples of that last digit, its units.
/// </summary>
public sealed class ClosedSum
{
    // Beyond this many units doubles are no longer sure to be whole.
    private const double MostUnits = 1e14;

    private double largest;

    /// <summary>Decimals of every number; below 0 the last digit stands before the point.</summary>
    public int Decimals { get; private set; }

    /// <summary>What the written terms leave to the result, in units.</summary>
    public double Rest { get; private set; }

    /// <summary>Plans a sum.</summary>
    /// <param name="terms">Its terms, the largest first.</param>
    /// <param name="count">How many there are, those included that are not ranked.</param>
    /// <param name="shown">How many of the ranked ones are written.</param>
    /// <param name="result">The sum, as it was computed.</param>
    /// <param name="last">A term that is always written: a bias.</param>
    /// <param name="finest">Decimals to write at least.</param>
    public void Close(Ranking terms, int count, int shown, double result, double last, int finest)
    {
        largest = 0;
        for (int i = 0; i < shown; i++)
            Widen(terms.Values[terms.Order[i]]);
        Widen(last);
        Widen(result);

        // Four significant digits of the result, as everywhere else, unless its terms are so much larger that this would be noise.
        int byTerms = DecimalsOf(largest);
        int own = result == 0 ? byTerms : DecimalsOf(Math.Abs(result));
        Decimals =
            own < byTerms ? byTerms
            : own > byTerms + 2 ? byTerms + 2
            : own;
        if (Decimals >= 0 && Decimals < finest)
            Decimals = finest;
        FindRest(terms, shown, result, last);

        // A short sum takes some digits more where they let rounded terms meet their rounded sum; with two terms they nearly always do.
        int patience =
            count <= 2 ? 8
            : count == 3 ? 3
            : 0;
        while (patience > 0 && Rest != 0 && largest * Power(Decimals + 1) < MostUnits)
        {
            Decimals++;
            patience--;
            FindRest(terms, shown, result, last);
        }
    }

    /// <summary>A number in units of the last digit, whole, halves away from 0; 0 where it is no finite number.</summary>
    public double Units(double value)
    {
        if (!(Math.Abs(value) <= double.MaxValue))
            return 0;
        // In two steps where the power alone would be too large.
        double scaled = Decimals > 300 ? value * 1e300 * Power(Decimals - 300) : value * Power(Decimals);
        double whole = Math.Floor(Math.Abs(scaled) + 0.5);
        return scaled < 0 ? -whole : whole;
    }

    private void FindRest(Ranking terms, int shown, double result, double last)
    {
        double rest = Units(result) - Units(last);
        for (int i = 0; i < shown; i++)
            rest -= Units(terms.Values[terms.Order[i]]);
        Rest = rest;
    }

    private void Widen(double value)
    {
        double size = Math.Abs(value);
        if (size <= double.MaxValue && size > largest)
            largest = size;
    }

    // How many decimals show four significant digits of a size.
    private static int DecimalsOf(double size)
    {
        if (size == 0 || !(size <= double.MaxValue))
            return 4;
        int exponent = 0;
        double power = 1;
        while (size / power >= 9.9995)
        {
            power *= 10;
            exponent++;
        }

        power = 1;
        while (size * power < 0.99995 && power <= double.MaxValue)
        {
            power *= 10;
            exponent--;
        }

        int wanted = 3 - exponent;
        return wanted < 0 && wanted >= -2 ? 0 : wanted;
    }

    private static double Power(int exponent)
    {
        double power = 1;
        int times = exponent < 0 ? -exponent : exponent;
        for (int i = 0; i < times; i++)
            power *= 10;
        return exponent < 0 ? 1 / power : power;
    }
}

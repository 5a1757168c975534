using System.Runtime.Intrinsics;

namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>One operation a method: every opcode and intrinsic of the portable subset.</summary>
public static class Operations
{
    public static int AddInt(int a, int b) => a + b;

    public static int SubtractInt(int a, int b) => a - b;

    public static int MultiplyInt(int a, int b) => a * b;

    public static int DivideInt(int a, int b) => a / b;

    public static int RemainderInt(int a, int b) => a % b;

    public static int RemainderInOrder(int a, int b, int c) => (a / (b | 1)) + ((a ^ c) % b);

    public static int RemainderByConstant(int a) => a % 7;

    public static int RemainderByMinusOne(int a) => a % -1;

    public static uint DivideUInt(uint a, uint b) => a / b;

    public static uint RemainderUInt(uint a, uint b) => a % b;

    public static int And(int a, int b) => a & b;

    public static int Or(int a, int b) => a | b;

    public static int Xor(int a, int b) => a ^ b;

    public static int Not(int a) => ~a;

    public static int Negate(int a) => -a;

    public static int ShiftLeft(int a, int b) => a << b;

    public static int ShiftRight(int a, int b) => a >> b;

    public static uint ShiftRightUInt(uint a, int b) => a >> b;

    public static int ShiftRightZeros(int a, int b) => a >>> b;

    public static int ShiftByConstant(int a) => (a << 33) + (a >> 35);

    public static long AddLong(long a, long b) => a + b;

    public static long SubtractLong(long a, long b) => a - b;

    public static long MultiplyLong(long a, long b) => a * b;

    public static long DivideLong(long a, long b) => a / b;

    public static long RemainderLong(long a, long b) => a % b;

    public static ulong DivideULong(ulong a, ulong b) => a / b;

    public static ulong RemainderULong(ulong a, ulong b) => a % b;

    public static long AndLong(long a, long b) => a & b;

    public static long OrLong(long a, long b) => a | b;

    public static long XorLong(long a, long b) => a ^ b;

    public static long NotLong(long a) => ~a;

    public static long NegateLong(long a) => -a;

    public static long ShiftLeftLong(long a, int b) => a << b;

    public static long ShiftRightLong(long a, int b) => a >> b;

    public static ulong ShiftRightULong(ulong a, int b) => a >> b;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static double NegateDouble(double a) => -a;

    public static double MultiplyAdd(double a, double b, double c) => a * b + c;

    public static bool LessInt(int a, int b) => a < b;

    public static bool GreaterInt(int a, int b) => a > b;

    public static bool LessOrEqualInt(int a, int b) => a <= b;

    public static bool GreaterOrEqualInt(int a, int b) => a >= b;

    public static bool EqualInt(int a, int b) => a == b;

    public static bool NotEqualInt(int a, int b) => a != b;

    public static bool LessUInt(uint a, uint b) => a < b;

    public static bool LessOrEqualUInt(uint a, uint b) => a <= b;

    public static bool GreaterUInt(uint a, uint b) => a > b;

    public static bool GreaterOrEqualUInt(uint a, uint b) => a >= b;

    public static bool LessLong(long a, long b) => a < b;

    public static bool GreaterLong(long a, long b) => a > b;

    public static bool LessOrEqualLong(long a, long b) => a <= b;

    public static bool GreaterOrEqualLong(long a, long b) => a >= b;

    public static bool EqualLong(long a, long b) => a == b;

    public static bool LessULong(ulong a, ulong b) => a < b;

    public static bool GreaterOrEqualULong(ulong a, ulong b) => a >= b;

    public static bool Less(double a, double b) => a < b;

    public static bool Greater(double a, double b) => a > b;

    public static bool LessOrEqual(double a, double b) => a <= b;

    public static bool GreaterOrEqual(double a, double b) => a >= b;

    public static bool Equal(double a, double b) => a == b;

    public static bool NotEqual(double a, double b) => a != b;

    public static bool NotLess(double a, double b) => !(a < b);

    public static bool NotGreater(double a, double b) => !(a > b);

    public static int BranchLess(double a, double b)
    {
        if (a < b)
            return 1;
        return 2;
    }

    public static int BranchGreater(double a, double b)
    {
        if (a > b)
            return 1;
        return 2;
    }

    public static int BranchLessOrEqual(double a, double b)
    {
        if (a <= b)
            return 1;
        return 2;
    }

    public static int BranchGreaterOrEqual(double a, double b)
    {
        if (a >= b)
            return 1;
        return 2;
    }

    public static int BranchEqual(double a, double b)
    {
        if (a == b)
            return 1;
        return 2;
    }

    public static int BranchNotLess(double a, double b)
    {
        if (!(a < b))
            return 1;
        return 2;
    }

    public static int BranchNotGreaterOrEqual(double a, double b)
    {
        if (!(a >= b))
            return 1;
        return 2;
    }

    public static int BranchUInt(uint a, uint b)
    {
        int result = 0;
        if (a < b)
            result += 1;
        if (a <= b)
            result += 2;
        if (a > b)
            result += 4;
        if (a >= b)
            result += 8;
        return result;
    }

    public static int BranchLong(long a, long b)
    {
        int result = 0;
        if (a < b)
            result += 1;
        if (a <= b)
            result += 2;
        if (a > b)
            result += 4;
        if (a >= b)
            result += 8;
        if (a == b)
            result += 16;
        if (a != 0)
            result += 32;
        if (b == 0)
            result += 64;
        return result;
    }

    public static int LongToInt(long a) => (int)a;

    public static uint LongToUInt(long a) => (uint)a;

    public static long IntToLong(int a) => a;

    public static long UIntToLong(uint a) => a;

    public static ulong IntToULong(int a) => (ulong)a;

    public static double IntToDouble(int a) => a;

    public static double UIntToDouble(uint a) => a;

    public static double LongToDouble(long a) => a;

    public static int DoubleToInt(double a) => a >= -2147483648.0 && a <= 2147483647.0 ? (int)a : 7;

    public static int DoubleToIntBelow(double a)
    {
        if (a > 2147483647.5)
            return 1;
        if (a < -2147483648.5)
            return 2;
        if (double.IsNaN(a))
            return 3;
        return (int)a;
    }

    public static long DoubleToLong(double a) => a < 9.2e18 && a > -9.2e18 ? (long)a : 7;

    public static long DoubleBits(double a) => double.IsNaN(a) ? 1 : BitConverter.DoubleToInt64Bits(a);

    public static double BitsDouble(long a) => BitConverter.Int64BitsToDouble(a);

    public static bool IsNaN(double a) => double.IsNaN(a);

    public static bool IsNaNOfSum(double a, double b) => double.IsNaN(a + b);

    public static double Sqrt(double a) => Math.Sqrt(a);

    public static double Abs(double a) => Math.Abs(a);

    public static double Floor(double a) => Math.Floor(a);

    public static double Ceiling(double a) => Math.Ceiling(a);

    public static int Constants(int a) =>
        a + -1 + 8 + 100 + 1000 + int.MaxValue + int.MinValue + 127 + 128 + 63 + 64 - 65 - 128 - 129;

    public static long LongConstants(long a) => a ^ 0x0123456789ABCDEF ^ long.MinValue ^ 64 ^ -65;

    public static double DoubleConstants(double a) => a + 0.1 + double.Epsilon + double.MaxValue - 1e300;

    public static double Infinity(bool positive) => positive ? double.PositiveInfinity : double.NegativeInfinity;

    public static bool Both(bool a, bool b) => a && !b;

    public static int Enums(Sign sign) => sign == Sign.Minus ? -(int)sign : (int)sign + 1;

    public static Sign ToEnum(int a) => (Sign)a;

    public static int SwitchOf(int a)
    {
        switch (a)
        {
            case 0:
                return 10;
            case 1:
            case 2:
                a += 100;
                break;
            case 3:
                return SwitchOf(a - 3);
            case 5:
                a = 7;
                break;
            default:
                a = 1;
                break;
        }

        return a * 2;
    }

    public static double Splat(double a, double b) => Lanes(Vector128.Create(a) + Vector128.Create(b), 1);

    public static double VectorAdd(double a, double b, double c) =>
        Lanes(Vector128.Create(a, b) + Vector128.Create(c, a), 0);

    public static double VectorSubtract(double a, double b, double c) =>
        Lanes(Vector128.Create(a, b) - Vector128.Create(c, a), 1);

    public static double VectorMultiply(double a, double b, double c) =>
        Lanes(Vector128.Create(a, b) * Vector128.Create(c, a), 1);

    public static double VectorDivide(double a, double b, double c) =>
        Lanes(Vector128.Create(a, b) / Vector128.Create(c, a), 0);

    public static double VectorScale(double a, double b, double c) => Lanes(Vector128.Create(a, b) * c, 1);

    public static double ScaleVector(double a, double b, double c) => Lanes(c * Vector128.Create(a, b), 0);

    public static double VectorSqrt(double a, double b) => Lanes(Vector128.Sqrt(Vector128.Create(a, b)), 0);

    public static double VectorSelectLess(double a, double b) =>
        Lanes(
            Vector128.ConditionalSelect(
                Vector128.LessThan(Vector128.Create(a, b), Vector128.Create(b, a)),
                Vector128.Create(a),
                Vector128.Create(1.0, 2.0)
            ),
            1
        );

    public static double VectorSelectGreater(double a, double b) =>
        Lanes(
            Vector128.ConditionalSelect(
                Vector128.GreaterThan(Vector128.Create(a, b), Vector128<double>.Zero),
                Vector128.Create(a, b),
                Vector128<double>.Zero
            ),
            0
        );

    public static double VectorFirst(double a, double b) => Vector128.Create(a, b).ToScalar();

    public static double VectorSecond(double a, double b) => Vector128.Create(a, b).GetElement(1);

    public static double VectorLoad(double a, double b, int at)
    {
        double[] values = [a, b, a];
        return Lanes(Vector128.Create(values, at), 1);
    }

    public static double VectorLoadAny(int length, int at)
    {
        double[] values = new double[length & 3];
        return Lanes(Vector128.Create(values, at), 1);
    }

    public static double VectorStore(double a, double b, int at)
    {
        double[] values = new double[3];
        Vector128.Create(a, b).CopyTo(values, at);
        return values[0] + values[1] * 3 + values[2] * 5;
    }

    public static double VectorStoreAny(int length, int at)
    {
        double[] values = new double[length & 3];
        Vector128.Create(1.0, 2.0).CopyTo(values, at);
        return values[at] + values[at + 1];
    }

    public static int Widths()
    {
        int widths = 0;
        if (Vector128.IsHardwareAccelerated)
            widths += 1;
        return widths;
    }

    private static double Lanes(Vector128<double> vector, int lane)
    {
        double[] lanes = new double[2];
        vector.CopyTo(lanes, 0);
        return lanes[lane];
    }
}

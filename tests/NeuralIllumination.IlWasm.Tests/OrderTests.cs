namespace NeuralIllumination.IlWasm.Tests;

/// <summary>What an optimiser is tempted to do in another order, or too early.</summary>
public sealed class OrderTests
{
    private const string Source = """
        using System.Runtime.Intrinsics;

        public sealed class Box
        {
            public double[] A = new double[4];
            public double[] B = new double[4];
            public int I;
            public double[] Current;
            public Box() { Current = A; }
        }

        public sealed class Big
        {
            public readonly double U, V;
            public readonly int[] X;
            public readonly int[] Y;
            public Big(int n) { X = new int[n]; Y = new int[n]; }
        }

        public sealed class Chain
        {
            public readonly double U, V;
            public readonly Big Next;
            public Chain(Big next) { Next = next; }
        }

        public sealed class Junk { public int P, Q, R, S; }

        public static class P
        {
            static Vector128<double> Turn(Box b)
            {
                for (int i = 0; i < 1; i++) { b.Current = b.B; b.I = 1; }
                return Vector128.Create(1.0, 2.0);
            }

            public static double CopyOrder()
            {
                Box b = new Box();
                Turn(b).CopyTo(b.Current, b.I);
                return b.A[0] * 1000 + b.A[1] * 100 + b.B[1] * 10 + b.B[2];
            }

            static int Conditional(Big k, int n, bool flag)
            {
                int s = 0;
                for (int i = 0; i < n; i++) { if (flag) { s += k.X[i] + k.Y[i]; } s++; }
                return s;
            }

            public static int NullOwner() { Junk j = new Junk { P = -1, Q = -1, R = -1, S = -1 }; return Conditional(null, 5, false) + j.P; }

            static int Through(Chain c, int n, bool flag)
            {
                int s = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int k = 0; k < n; k++) { if (flag) { s += c.Next.X[i] + c.Next.Y.Length; } s++; }
                }
                return s;
            }

            public static int NullChain() { Junk j = new Junk { P = -1, Q = -1, R = -1, S = -1 }; return Through(null, 3, false) + j.Q; }

            public static int RealChain() => Through(new Chain(new Big(4)), 3, true);
        }
        """;

    [Theory]
    [InlineData("CopyOrder")]
    [InlineData("NullOwner")]
    [InlineData("NullChain")]
    [InlineData("RealChain")]
    public void It_gives_what_the_runtime_gives(string name)
    {
        byte[] assembly = CSharp.Compile(Source);
        using WasmModule module = WasmModule.Compile(assembly, "P");
        Outcome expected = BothWays.RunJit(CSharp.Load(assembly, "P").GetMethod(name)!, []);
        Assert.False(expected.IsTrap);
        Assert.Equal(expected, module.Run(name));
    }
}

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Everything outside the portable subset is refused, by type, method and construct.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("public static int F(object o) => 0;", "P.F: type System.Object")]
    [InlineData("public static int F(string s) => 0;", "P.F: string")]
    [InlineData(
        "public static int F() => Q.G(\"a\"); } public static class Q { public static int G(object o) => 1;",
        "P.F: string"
    )]
    [InlineData("public static int F(int a) { try { return 1 / a; } catch { return 0; } }", "P.F: try")]
    [InlineData("public static int F(int a) => a > 0 ? a : throw null;", "P.F: throw")]
    [InlineData(
        "static int x = 5; public static int F() => x;",
        "P: static constructor, or static field with an initialiser"
    )]
    [InlineData("static int x; public static int F() => x;", "P.F: static field x")]
    [InlineData(
        "static P() { } public static int F() => 1;",
        "P: static constructor, or static field with an initialiser"
    )]
    [InlineData(
        "public static int F(C c) => c.G(); } public sealed class C { static int x = 4; public int G() => x; } public class D {",
        "C.G: static field x"
    )]
    [InlineData(
        "public static int F(C c) => c.G(); } public sealed class C { public override string ToString() => null; public int G() => GetHashCode(); } public class D {",
        "C.G: virtual call of Object.GetHashCode"
    )]
    [InlineData(
        "public static int F(C c) => c.V(); } public sealed class C : I { public int V() => 1; } public interface I { int V();",
        "P.F: virtual call of C.V"
    )]
    [InlineData("public static int F(I c) => c.V(); } public interface I { int V();", "P.F: interface I")]
    [InlineData("public static int F(C c) => 1; } public class C {", "P.F: class C that is not sealed")]
    [InlineData(
        "public static int F(C c) => 1; } public class B { } public sealed class C : B {",
        "P.F: class C with a base class"
    )]
    [InlineData("public static int F(S s) => 1; } public struct S { public int X;", "P.F: struct S")]
    [InlineData("public static T F<T>(T a) => a;", "P.F: generic method")]
    [InlineData("public static int F(int a) => G<int>(a); static T G<T>(T a) => a;", "P.F: generic method P.G")]
    [InlineData(
        "public static int F(System.Collections.Generic.List<int> a) => a.Count;",
        "P.F: generic type System.Collections.Generic.List`1<System.Int32>"
    )]
    [InlineData("public static int F(int a) { object o = a; return o == null ? 1 : 2; }", "P.F: boxing")]
    [InlineData("public static int F(System.Func<int> f) => 1;", "P.F: generic type System.Func`1<System.Int32>")]
    [InlineData("public static int F(Del f) => 1; } public delegate int Del(); public class D {", "P.F: delegate Del")]
    [InlineData("public static int F(ref int a) => a;", "P.F: ref, in or out (System.Int32&)")]
    [InlineData(
        "public static int F(int a) { G(out a); return a; } static void G(out int a) => a = 1;",
        "P.F: address of a variable"
    )]
    [InlineData("public static unsafe int F(int* a) => *a;", "P.F: pointer (System.Int32*)")]
    [InlineData("public static float F(float a) => a;", "P.F: float")]
    [InlineData("public static double F(double a) => (float)a;", "P.F: float")]
    [InlineData("public static decimal F(decimal a) => a;", "P.F: decimal")]
    [InlineData("public static int F(int a) => checked(a + 1);", "P.F: checked arithmetic")]
    [InlineData("public static int F(long a) => checked((int)a);", "P.F: checked conversion")]
    [InlineData("public static int F(int a) => (byte)a;", "P.F: conversion to a type narrower than int")]
    [InlineData("public static int F(byte[] a) => 1;", "P.F: type System.Byte")]
    [InlineData("public static int F(int[,] a) => 1;", "P.F: array System.Int32[0...,0...] of several dimensions")]
    [InlineData("public static double F(double a, double b) => a % b;", "P.F: remainder of doubles")]
    [InlineData("public static double F(ulong a) => a;", "P.F: conversion of ulong to double (.NET 8 rounds it twice)")]
    [InlineData(
        "public static int F(double a) => (int)a;",
        "P.F: conversion of double to int that is not guarded by comparisons with constants"
    )]
    [InlineData(
        "public static long F(double a) => a > 0 ? (long)a : 0;",
        "P.F: conversion of double to long that is not guarded by comparisons with constants"
    )]
    [InlineData(
        "public static int F(double a) { if (a > 1e9) return 1; if (a < -1e9) return 2; return (int)a; }",
        "P.F: conversion of double to int that is not guarded by comparisons with constants"
    )]
    [InlineData(
        "public static int F(double a) { if (!(a < 10 && a > 0)) return 1; for (int i = 0; i < 9; i++) a += a; return (int)a; }",
        "P.F: conversion of double to int that is not guarded by comparisons with constants"
    )]
    [InlineData(
        "public static int F(double a) => a >= -2147483649.0 && a <= 0 ? (int)a : 0;",
        "P.F: conversion of double to int that is not guarded by comparisons with constants"
    )]
    [InlineData(
        "public static uint F(double a) => a > 0 && a < 5 ? (uint)a : 0;",
        "P.F: conversion of double to an unsigned integer"
    )]
    [InlineData(
        "public static double F(double a) => System.Math.FusedMultiplyAdd(a, a, a);",
        "P.F: call of Math.FusedMultiplyAdd"
    )]
    [InlineData("public static double F(double a) => System.Math.Exp(a);", "P.F: call of Math.Exp")]
    [InlineData("public static double F(double a) => System.Math.Max(a, 1.0);", "P.F: call of Math.Max")]
    [InlineData(
        "public static double F(double a) => V.Max(V.Create(a), V.Create(a)).ToScalar();",
        "P.F: call of Vector128.Max"
    )]
    [InlineData(
        "public static double F(double a) => V.Min(V.Create(a), V.Create(a)).ToScalar();",
        "P.F: call of Vector128.Min"
    )]
    [InlineData(
        "public static double F(double a) => V.FusedMultiplyAdd(V.Create(a), V.Create(a), V.Create(a)).ToScalar();",
        "P.F: call of Vector128.FusedMultiplyAdd"
    )]
    [InlineData("public static int F(int a) => V.Create(a).ToScalar();", "P.F: call of Vector128.Create")]
    [InlineData(
        "public static int F() { int[] a = new[] { 1, 2, 3, 4, 5, 6 }; return a[1]; }",
        "P.F: array initialiser or type token"
    )]
    [InlineData("public static int F(object[] a) => a is null ? 1 : 2;", "P.F: type System.Object")]
    [InlineData(
        "public static int F() => new C().X; } public sealed class C { public int X; public C(int x) { X = x; } public C() : this(1) { }",
        "C..ctor: constructor that calls another"
    )]
    [InlineData(
        "public static int F(int a) => a; public static long F(long a) => a;",
        "P.F: second export of that name"
    )]
    [InlineData("public static int memory(int a) => a;", "P.memory: second export of that name")]
    [InlineData("static int F(int a) => a;", "P: no public static method to export")]
    [InlineData("public static unsafe int F(int a) { int* p = stackalloc int[a]; return p[0]; }", "P.F: stackalloc")]
    [InlineData("public static int F(E e) => (int)e; } public enum E : long { A", "P.F: enum E that is not an int")]
    [InlineData("public static int F(C c) => c.B; } public sealed class C { public byte B;", "P.F: type System.Byte")]
    [InlineData(
        "public static int F() => new C { A = 1 }.A; } public sealed class C { private readonly int a; public int A { get => a; init { a = value; } }",
        "C.set_A: readonly field a set outside a constructor (init accessor)"
    )]
    [InlineData(
        "public static int F() => new C().X; } public sealed class C { public int X; ~C() { X = 1; }",
        "C: finaliser"
    )]
    [InlineData("public static double F(double a) { ref double p = ref a; return p; }", "P.F: address of a variable")]
    [InlineData(
        "public static int F(int[] a) => System.Runtime.CompilerServices.Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(a), 1);",
        "P.F: call of MemoryMarshal.GetArrayDataReference"
    )]
    [InlineData(
        "public static double F(double[] a) => System.Runtime.CompilerServices.Unsafe.Subtract(ref a[1], 1);",
        "P.F: generic method Unsafe.Subtract"
    )]
    [InlineData(
        "public static long F(double[] a) => System.Runtime.CompilerServices.Unsafe.As<double, long>(ref a[1]);",
        "P.F: generic method Unsafe.As"
    )]
    [InlineData("public static ref double F(double[] a) => ref a[1];", "P.F: ref in a method to export")]
    [InlineData("public static double F(ref double a) => a;", "P.F: ref in a method to export")]
    [InlineData(
        "public static double F(C c) { ref double p = ref c.X; return p; } } public sealed class C { public double X;",
        "P.F: address of field X"
    )]
    [InlineData(
        "public static double F(double[] a) => V.LoadUnsafe(ref a[0], 1).ToScalar();",
        "P.F: instruction conv.i"
    )]
    public void A_construct_is_refused_by_name(string member, string expected)
    {
        byte[] assembly = CSharp.Compile(
            $"using System.Runtime.Intrinsics; using V = System.Runtime.Intrinsics.Vector128; public static class P {{ {member} }}"
        );
        Assert.Contains(expected, Compiled.Refusal(assembly, "P").Split('\n'));
    }

    [Theory]
    [InlineData("public static int F() { try { return 1; } finally { } }")]
    [InlineData(
        "public static int F(C c) => new C(1).X; } public sealed class C { public int X; public C(int x) { X = x; } public C() : this(1) { } public static C Make() => new C();"
    )]
    [InlineData(
        "public static int F(C c) => 1; } public sealed class C { public byte B; public int G() => B; } public static class R { public static int H(C c) => c.G();"
    )]
    public void What_only_looks_like_one_is_compiled(string member)
    {
        byte[] assembly = CSharp.Compile(
            $"using System.Runtime.Intrinsics; using V = System.Runtime.Intrinsics.Vector128; public static class P {{ {member} }}"
        );
        Assert.NotEmpty(Compiled.Bytes(assembly, "P"));
    }

    [Fact]
    public void Every_refused_construct_gets_its_own_line()
    {
        byte[] assembly = CSharp.Compile(
            "public static class P { public static float F(string s) => G(1.5m); static int G(decimal d) => throw null; }"
        );
        Assert.Equal(
            ["P.F: float", "P.F: new System.Decimal", "P.F: string", "P.G: decimal", "P.G: throw"],
            Compiled.Refusal(assembly, "P").Split('\n')
        );
    }

    [Fact]
    public void A_loop_with_two_entries_is_refused()
    {
        Assert.Equal(
            "P.F: irreducible control flow (a loop that can be entered at two places)",
            Compiled.Refusal(HandMade.IrreducibleLoop(), "P")
        );
    }

    [Fact]
    public void A_loop_with_one_entry_written_by_the_same_hand_is_compiled()
    {
        byte[] assembly = HandMade.ReducibleLoop();
        using WasmModule module = WasmModule.Compile(assembly, "P");
        Assert.Equal(BothWays.RunJit(CSharp.Load(assembly, "P").GetMethod("F")!, [10]), module.Run("F", 10));
    }
}

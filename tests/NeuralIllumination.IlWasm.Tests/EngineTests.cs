using System.Reflection;
using NeuralIllumination.Engine;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The engine itself, as the build compiled it.</summary>
public sealed class EngineTests
{
    private const int TargetSize = 64 * 1024;

    public static TheoryData<Generator> EveryGenerator => [.. Enum.GetValues<Generator>()];

    [Fact]
    public void The_build_made_a_small_module_without_imports()
    {
        using WasmModule module = new(Embedded());
        TestContext.Current.TestOutputHelper?.WriteLine($"engine.wasm: {module.Size} bytes");
        Assert.InRange(module.Size, 1, TargetSize);
        Assert.Equal(0, module.ImportCount);
        Assert.Equal(0, module.Global("arrayLength"));
        Assert.Equal(16, module.Global("arrayData"));
    }

    [Theory]
    [InlineData(42, new[] { 64, 16, 2 }, Activation.Relu, 16, LossFunction.SoftmaxCrossEntropy, Optimizer.Sgd)]
    [InlineData(
        7,
        new[] { 64, 9, 5, 2 },
        Activation.Tanh,
        7,
        LossFunction.SigmoidBinaryCrossEntropy,
        Optimizer.Momentum
    )]
    [InlineData(-1, new[] { 64, 3, 2 }, Activation.Sigmoid, 240, LossFunction.IdentityMeanSquaredError, Optimizer.Adam)]
    [InlineData(123456789, new[] { 64, 2 }, Activation.LeakyRelu, 1, LossFunction.SoftmaxCrossEntropy, Optimizer.Adam)]
    public void A_run_has_the_same_fingerprint_at_every_epoch(
        long seed,
        int[] sizes,
        Activation hidden,
        int batchSize,
        LossFunction loss,
        Optimizer optimizer
    )
    {
        using WasmModule module = new(Embedded());
        Xoshiro256 random = new(seed, Xoshiro256.DataStream);
        Samples samples = new(100, 64, 2);
        CirclesAndSquares.Fill(samples, CirclesAndSquares.Flip, random);
        Network network = new(sizes, hidden);
        Exports.InitializeNetwork(network, Initialization.HeNormal, seed);
        TrainingLoop training = Exports.NewTraining(network, samples, loss, batchSize, seed, optimizer);
        Exports.SetLearningRate(training, 0.01);
        Exports.SetL2(training, 0.001);
        Run run = Exports.NewRun(training, samples, 5);
        run.Begin();

        int wasmSamples = (int)module.Call("NewSamples", 100, 64, 2)!;
        module.Call(
            "FillSamples",
            (int)Generator.CirclesAndSquares,
            wasmSamples,
            module.Call("NewSamples", 0, 64, 2)!,
            CirclesAndSquares.Flip,
            seed
        );
        int wasmNetwork = (int)module.Call("NewNetwork", module.NewInts(sizes), (int)hidden)!;
        module.Call("InitializeNetwork", wasmNetwork, 0, seed);
        int wasmTraining = (int)
            module.Call("NewTraining", wasmNetwork, wasmSamples, (int)loss, batchSize, seed, (int)optimizer)!;
        module.Call("SetLearningRate", wasmTraining, 0.01);
        module.Call("SetL2", wasmTraining, 0.001);
        int wasmRun = (int)module.Call("NewRun", wasmTraining, wasmSamples, 5)!;
        module.Call("BeginRun", wasmRun);
        int wasmParameters = (int)module.Call("NetworkParameters", wasmNetwork)!;
        for (int epoch = 0; epoch < 5; epoch++)
        {
            Assert.Equal(Fingerprint.Of(network.Parameters), module.Call("FingerprintOf", wasmParameters));
            Assert.True(run.GoTo(epoch + 1, 0, 0, double.PositiveInfinity));
            Assert.Equal(1, module.Call("GoRunTo", wasmRun, epoch + 1, 0, 0, double.PositiveInfinity));
            Assert.Equal(Outcome.Of(training.BatchLoss), module.Run("BatchLoss", wasmTraining));
            double[] measured = new double[4];
            Exports.ReadMeasured(run.Measured, epoch + 1, measured);
            int wasmMeasured = (int)module.Call("NewDoubles", 4)!;
            module.Call("ReadMeasured", module.Call("RunMeasured", wasmRun)!, epoch + 1, wasmMeasured);
            Assert.Equal(Fingerprint.Of(measured), module.Call("FingerprintOf", wasmMeasured));
        }

        Assert.Equal(Fingerprint.Of(network.Parameters), module.Call("FingerprintOf", wasmParameters));
        Assert.NotEqual(Fingerprint.Of(new double[network.Parameters.Length]), Fingerprint.Of(network.Parameters));
    }

    [Theory]
    [InlineData(nameof(PortableMath.Exp))]
    [InlineData(nameof(PortableMath.Log))]
    [InlineData(nameof(PortableMath.Tanh))]
    [InlineData(nameof(PortableMath.Sigmoid))]
    public void Portable_math_gives_the_same_bits_both_ways(string name)
    {
        using WasmModule module = WasmModule.Compile(typeof(PortableMath));
        MethodInfo method = typeof(PortableMath).GetMethod(name)!;
        BothWays.Compare(method, module);
        for (double x = -760; x < 760; x += 0.73)
            Assert.Equal(BothWays.RunJit(method, [x]), module.Run(name, x));
    }

    [Theory]
    [InlineData(nameof(Trigonometry.Sin))]
    [InlineData(nameof(Trigonometry.Cos))]
    public void Portable_trigonometry_gives_the_same_bits_both_ways(string name)
    {
        using WasmModule module = WasmModule.Compile(typeof(Trigonometry));
        MethodInfo method = typeof(Trigonometry).GetMethod(name)!;
        BothWays.Compare(method, module);
        for (double x = -20; x < 20; x += 0.037)
            Assert.Equal(BothWays.RunJit(method, [x]), module.Run(name, x));
        for (double x = -1.01e6; x < 1.01e6; x += 997.3)
            Assert.Equal(BothWays.RunJit(method, [x]), module.Run(name, x));
    }

    [Theory]
    [MemberData(nameof(EveryGenerator))]
    public void Every_data_set_is_drawn_alike_both_ways(Generator generator)
    {
        // Given room for the widest of them: what is not filled stays 0
        using WasmModule module = new(Embedded());
        Samples[] here = [new(120, 64, 4), new(30, 64, 4)];
        int[] there = [.. here.Select(samples => (int)module.Call("NewSamples", samples.Count, 64, 4)!)];

        Generators.Fill(generator, here[0], here[1], 0.1, new Xoshiro256(7, Xoshiro256.DataStream));
        module.Call("FillSamples", (int)generator, there[0], there[1], 0.1, 7L);

        for (int set = 0; set < 2; set++)
        {
            int values = (int)module.Call("SampleInputs", there[set])!;
            Assert.Equal(Fingerprint.Of(here[set].Inputs), module.Call("FingerprintOf", values));
            Assert.NotEqual(0, here[set].Inputs.Sum());
            int targets = (int)module.Call("SampleTargets", there[set])!;
            Assert.Equal(Fingerprint.Of(here[set].Targets), module.Call("FingerprintOf", targets));
            Assert.Equal(here[set].Labels, module.Ints((int)module.Call("SampleLabels", there[set])!));
        }
    }

    [Fact]
    public void The_module_is_the_same_every_time()
    {
        byte[] assembly = File.ReadAllBytes(typeof(Network).Assembly.Location);
        Assert.Equal(
            Compiled.Bytes(assembly, typeof(Exports).FullName!),
            Compiled.Bytes(assembly, typeof(Exports).FullName!)
        );
        Assert.Equal(Embedded(), Compiled.Bytes(assembly, typeof(Exports).FullName!));
    }

    [Fact]
    public void Debug_and_release_builds_of_the_engine_give_the_same_module()
    {
        byte[] debug = Compiled.Bytes(EngineBuild.Build("Debug"), typeof(Exports).FullName!);
        byte[] release = Compiled.Bytes(EngineBuild.Build("Release"), typeof(Exports).FullName!);
        Assert.Equal(debug, release);
        Assert.Equal(Embedded(), release);
    }

    internal static byte[] Embedded()
    {
        using Stream stream = typeof(EngineTests).Assembly.GetManifestResourceStream("engine.wasm")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

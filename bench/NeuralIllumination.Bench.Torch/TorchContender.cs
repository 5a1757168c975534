using TorchSharp;
using static TorchSharp.torch;

namespace NeuralIllumination.Bench;

/// <summary>TorchSharp in float64 on one thread: linear layers, cross-entropy, autograd and its SGD.</summary>
internal sealed class TorchContender : Contender
{
    private readonly TorchSharp.Modules.Linear[] layers;
    private readonly TorchSharp.Modules.Sequential model;
    private readonly optim.Optimizer optimizer;
    private readonly Tensor inputs;
    private readonly Tensor labels;

    public TorchContender(TaskFile task)
        : base(task)
    {
        int last = task.Units.Length - 1;
        layers = [.. task.Units.Select((units, l) => nn.Linear(task.Layers[l], units.Length, dtype: float64))];
        model = nn.Sequential(
            layers
                .SelectMany((layer, l) => l < last ? new nn.Module<Tensor, Tensor>[] { layer, nn.ReLU() } : [layer])
                .ToArray()
        );
        using (no_grad())
        {
            for (int l = 0; l <= last; l++)
            {
                int inputs = task.Layers[l];
                double[] weights = [.. task.Units[l].SelectMany(unit => unit.Take(inputs))];
                double[] biases = [.. task.Units[l].Select(unit => unit[inputs])];
                layers[l].weight.copy_(tensor(weights).reshape(task.Units[l].Length, inputs));
                layers[l].bias!.copy_(tensor(biases));
            }
        }

        optimizer = optim.SGD(model.parameters(), task.Rate);
        inputs = tensor(task.Inputs.SelectMany(x => x).ToArray()).reshape(task.Inputs.Length, task.Layers[0]);
        labels = tensor(task.Labels.Select(label => (long)label).ToArray());
    }

    public override string Name => "torchsharp-f64";

    protected override void Learn()
    {
        using Tensor order = tensor(Order.Select(sample => (long)sample).ToArray());
        for (int start = 0; start < Order.Length; start += Task.Batch)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor batch = order.slice(0, start, Math.Min(start + Task.Batch, Order.Length), 1);
            optimizer.zero_grad();
            Tensor loss = nn.functional.cross_entropy(
                model.forward(inputs.index_select(0, batch)),
                labels.index_select(0, batch)
            );
            loss.backward();
            optimizer.step();
        }
    }

    protected override (double Loss, double Right) Measure(int from, int to)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        Tensor logits = model.forward(inputs.slice(0, from, to, 1));
        Tensor truth = labels.slice(0, from, to, 1);
        double right = logits.argmax(1).eq(truth).to_type(float64).mean().item<double>();
        return (nn.functional.cross_entropy(logits, truth).item<double>(), right);
    }
}

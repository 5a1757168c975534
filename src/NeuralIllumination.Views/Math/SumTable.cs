using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One unit's sum, term by term, closed to the last digit shown.</summary>
internal static class SumTable
{
    /// <summary>z[unit] = Σ W[unit, i] x[i] + b[unit].</summary>
    public static Table Forward(LayerStepRecord layer, int index, int row, int unit, string caption)
    {
        int[] inputs = [.. Enumerable.Range(0, layer.Inputs).Where(i => layer.X[row, i] != 0)];
        double[] terms = [.. inputs.Select(i => layer.WeightsBefore[unit, i] * layer.X[row, i])];
        double bias = layer.BiasesBefore[unit];
        FixedSum sum = new(layer.Z[row, unit], terms, last: bias);
        string symbol = index == 1 ? "x" : "a";
        Table table = new(caption, "term", "weight", symbol, "product");
        foreach (int t in sum.Shown)
        {
            int i = inputs[t];
            Cell x = index == 1 ? Cell.Plain(layer.X[row, i]) : layer.X[row, i];
            table.Add(
                $"W{index}[{unit}, {i}] · {symbol}[{i}]",
                layer.WeightsBefore[unit, i],
                x,
                Cell.Of(sum.Write(terms[t]), terms[t])
            );
        }

        AddRemainder(table, sum);
        table.Add($"+ b{index}[{unit}]", "", "", Cell.Of(sum.Write(bias), bias));
        double z = layer.Z[row, unit];
        return table.Add($"= z{index}[{unit}]", "", "", Cell.Of(sum.Write(z), z).Strong());
    }

    /// <summary>∂L/∂a[unit] = Σ W[k, unit] δ[k], over the units k of the next layer.</summary>
    public static Table Backward(LayerStepRecord next, int index, int row, int unit, double blame, string caption)
    {
        double[] terms =
        [
            .. Enumerable.Range(0, next.Outputs).Select(k => next.WeightsBefore[k, unit] * next.Delta![row, k]),
        ];
        FixedSum sum = new(blame, terms);
        Table table = new(caption, "term", "weight", "δ", "product");
        foreach (int k in sum.Shown)
        {
            table.Add(
                $"W{index}[{k}, {unit}] · δ{index}[{k}]",
                next.WeightsBefore[k, unit],
                next.Delta![row, k],
                Cell.Of(sum.Write(terms[k]), terms[k])
            );
        }

        AddRemainder(table, sum);
        return table.Add($"= ∂L/∂a{index - 1}[{unit}]", "", "", Cell.Of(sum.Write(blame), blame).Strong());
    }

    /// <summary>Σ δ x over the samples of the batch, for one weight; divided by B it is the weight's gradient.</summary>
    public static Table Batch(StepRecord step, int l, int output, int input, string caption)
    {
        LayerStepRecord layer = step.Layers[l];
        int[] rows =
        [
            .. Enumerable.Range(0, step.BatchSize).Where(s => layer.Delta![s, output] * layer.X[s, input] != 0),
        ];
        double[] terms = [.. rows.Select(s => layer.Delta![s, output] * layer.X[s, input])];
        double total = OfBatch(step, l, output, input);
        FixedSum sum = new(total, terms);
        string symbol = l == 0 ? "x" : "a";
        Table table = new(caption, "sample", $"δ[{output}]", $"{symbol}[{input}]", "product");
        foreach (int t in sum.Shown)
        {
            int s = rows[t];
            Cell x = l == 0 ? Cell.Plain(layer.X[s, input]) : layer.X[s, input];
            table.Add(
                $"sample {Numbers.Count(step.Samples[s].Index)}",
                layer.Delta![s, output],
                x,
                Cell.Of(sum.Write(terms[t]), terms[t])
            );
        }

        AddRemainder(table, sum);
        return table.Add("= Σ", "", "", Cell.Of(sum.Write(total), total).Strong());
    }

    /// <summary>Σ δ x over the samples of the batch, in the engine's order.</summary>
    public static double OfBatch(StepRecord step, int l, int output, int input)
    {
        LayerStepRecord layer = step.Layers[l];
        return StepNumbers.Products(
            layer.Delta!.Values.ToArray(),
            output,
            layer.Outputs,
            layer.X.Values.ToArray(),
            input,
            layer.Inputs,
            step.BatchSize
        );
    }

    public static void AddRemainder(Table table, FixedSum sum)
    {
        if (sum.Remainder is null)
            return;
        Cell[] row =
        [
            sum.RemainderName,
            .. Enumerable.Repeat<Cell>("", table.Headers.Count - 2),
            new Cell(sum.Remainder, IsNumber: true),
        ];
        table.Add(row);
    }
}

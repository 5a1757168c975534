using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace NeuralIllumination.Bench;

/// <summary>Math.NET Numerics with its managed provider, a batch as a matrix [units × batch].</summary>
internal sealed class MathNetContender : Contender
{
    private static readonly MatrixBuilder<double> Build = Matrix<double>.Build;
    private readonly Matrix<double>[] w;
    private readonly Vector<double>[] b;

    public MathNetContender(TaskFile task)
        : base(task)
    {
        Control.UseManaged();
        Control.UseSingleThread();
        w = [.. task.Units.Select((units, l) => Build.Dense(units.Length, task.Layers[l], (o, i) => units[o][i]))];
        b =
        [
            .. task.Units.Select((units, l) => Vector<double>.Build.Dense(units.Length, o => units[o][task.Layers[l]])),
        ];
    }

    public override string Name => "math.net";

    protected override void Learn()
    {
        for (int start = 0; start < Order.Length; start += Task.Batch)
        {
            ArraySegment<int> batch = new(Order, start, Math.Min(Task.Batch, Order.Length - start));
            Matrix<double>[] a = Forward(batch);
            Matrix<double> delta = a[^1];
            for (int s = 0; s < batch.Count; s++)
                delta[Task.Labels[batch[s]], s] -= 1;
            for (int l = w.Length - 1; l >= 0; l--)
            {
                Matrix<double> dw = delta.TransposeAndMultiply(a[l]);
                Vector<double> db = delta.RowSums();
                if (l > 0)
                    delta = w[l].TransposeThisAndMultiply(delta).PointwiseMultiply(a[l].Map(x => x > 0 ? 1.0 : 0.0));
                w[l].Subtract(dw.Multiply(Task.Rate / batch.Count), w[l]);
                b[l].Subtract(db.Multiply(Task.Rate / batch.Count), b[l]);
            }
        }
    }

    protected override (double Loss, double Right) Measure(int from, int to)
    {
        Matrix<double> y = Forward([.. Enumerable.Range(from, to - from)])[^1];
        double loss = 0;
        int right = 0;
        for (int s = 0; s < y.ColumnCount; s++)
        {
            loss -= Math.Log(y[Task.Labels[from + s], s]);
            if (y.Column(s).MaximumIndex() == Task.Labels[from + s])
                right++;
        }

        return (loss / (to - from), (double)right / (to - from));
    }

    private Matrix<double>[] Forward(IReadOnlyList<int> samples)
    {
        Matrix<double>[] a = new Matrix<double>[w.Length + 1];
        a[0] = Build.DenseOfColumnArrays(samples.Select(sample => Task.Inputs[sample]));
        for (int l = 0; l < w.Length; l++)
        {
            Matrix<double> z = w[l].Multiply(a[l]);
            for (int s = 0; s < z.ColumnCount; s++)
            {
                for (int o = 0; o < z.RowCount; o++)
                    z[o, s] += b[l][o];
            }

            a[l + 1] = l + 1 < w.Length ? z.Map(x => Math.Max(0, x)) : Softmax(z);
        }

        return a;
    }

    private static Matrix<double> Softmax(Matrix<double> z)
    {
        for (int s = 0; s < z.ColumnCount; s++)
        {
            double max = double.NegativeInfinity;
            for (int k = 0; k < z.RowCount; k++)
                max = Math.Max(max, z[k, s]);
            double sum = 0;
            for (int k = 0; k < z.RowCount; k++)
                sum += z[k, s] = Math.Exp(z[k, s] - max);
            for (int k = 0; k < z.RowCount; k++)
                z[k, s] /= sum;
        }

        return z;
    }
}

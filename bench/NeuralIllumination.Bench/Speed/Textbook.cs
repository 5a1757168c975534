namespace NeuralIllumination.Bench;

/// <summary>Backpropagation in plain loops over <c>W[out, in]</c>, as a textbook writes it.</summary>
internal sealed class Textbook : Contender
{
    private readonly double[][,] w;
    private readonly double[][] b;
    private readonly double[][,] dw;
    private readonly double[][] db;
    private readonly double[][] a;
    private readonly double[][] delta;

    public Textbook(TaskFile task)
        : base(task)
    {
        int layers = task.Layers.Length - 1;
        w = new double[layers][,];
        b = new double[layers][];
        dw = new double[layers][,];
        db = new double[layers][];
        delta = new double[layers][];
        a = new double[layers + 1][];
        for (int l = 0; l < layers; l++)
        {
            (int inputs, int outputs) = (task.Layers[l], task.Layers[l + 1]);
            w[l] = new double[outputs, inputs];
            dw[l] = new double[outputs, inputs];
            b[l] = new double[outputs];
            db[l] = new double[outputs];
            delta[l] = new double[outputs];
            a[l + 1] = new double[outputs];
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                    w[l][o, i] = task.Units[l][o][i];
                b[l][o] = task.Units[l][o][inputs];
            }
        }
    }

    public override string Name => "textbook";

    protected override void Learn()
    {
        for (int start = 0; start < Order.Length; start += Task.Batch)
        {
            int count = Math.Min(Task.Batch, Order.Length - start);
            for (int l = 0; l < w.Length; l++)
            {
                Array.Clear(dw[l]);
                Array.Clear(db[l]);
            }

            for (int s = 0; s < count; s++)
            {
                int sample = Order[start + s];
                Forward(Task.Inputs[sample]);
                Backward(Task.Labels[sample]);
            }

            for (int l = 0; l < w.Length; l++)
            {
                for (int o = 0; o < b[l].Length; o++)
                {
                    for (int i = 0; i < Task.Layers[l]; i++)
                        w[l][o, i] -= Task.Rate * dw[l][o, i] / count;
                    b[l][o] -= Task.Rate * db[l][o] / count;
                }
            }
        }
    }

    protected override (double Loss, double Right) Measure(int from, int to)
    {
        double loss = 0;
        int right = 0;
        for (int s = from; s < to; s++)
        {
            Forward(Task.Inputs[s]);
            loss -= Math.Log(a[^1][Task.Labels[s]]);
            if (Array.IndexOf(a[^1], a[^1].Max()) == Task.Labels[s])
                right++;
        }

        return (loss / (to - from), (double)right / (to - from));
    }

    private void Forward(double[] x)
    {
        a[0] = x;
        for (int l = 0; l < w.Length; l++)
        {
            for (int o = 0; o < b[l].Length; o++)
            {
                double z = b[l][o];
                for (int i = 0; i < a[l].Length; i++)
                    z += w[l][o, i] * a[l][i];
                a[l + 1][o] = l + 1 < w.Length ? Math.Max(0, z) : z;
            }
        }

        double[] y = a[^1];
        double max = y.Max();
        double sum = 0;
        for (int k = 0; k < y.Length; k++)
            sum += y[k] = Math.Exp(y[k] - max);
        for (int k = 0; k < y.Length; k++)
            y[k] /= sum;
    }

    private void Backward(int label)
    {
        for (int l = w.Length - 1; l >= 0; l--)
        {
            for (int o = 0; o < b[l].Length; o++)
            {
                if (l == w.Length - 1)
                    delta[l][o] = a[^1][o] - (o == label ? 1 : 0);
                else
                {
                    double blame = 0;
                    for (int k = 0; k < b[l + 1].Length; k++)
                        blame += w[l + 1][k, o] * delta[l + 1][k];
                    delta[l][o] = a[l + 1][o] > 0 ? blame : 0;
                }
            }

            for (int o = 0; o < b[l].Length; o++)
            {
                for (int i = 0; i < a[l].Length; i++)
                    dw[l][o, i] += delta[l][o] * a[l][i];
                db[l][o] += delta[l][o];
            }
        }
    }
}

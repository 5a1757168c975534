using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary>What a hand does to a network on the way, besides setting a parameter: units off, layers held, samples taught.</summary>
internal static class HandOptions
{
    private const string Off = "--switch-off";
    private const string On = "--switch-on";
    private const string Freeze = "--freeze";
    private const string Release = "--release";
    private const string Teach = "--teach";
    private const string Label = "--label";

    public static IReadOnlyList<MagicOption> All { get; } =
    [
        new(Off, "LAYER.UNIT", "A hidden unit to switch off: its a and δ are 0 and its weights stand still"),
        new(On, "LAYER.UNIT", "A hidden unit to switch on again"),
        new(Freeze, "LAYER", "A layer to hold still, from 1: its W and b are no longer updated"),
        new(Release, "LAYER", "A layer to let go again"),
        new(Teach, "VALUES", "A sample to learn from too, its values with commas between, from the next epoch on"),
        new(Label, "CLASS", "The taught sample's class, from 0"),
    ];

    /// <summary>The options in one line.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(option => option.Name).SkipLast(1));

    /// <summary>Reads and checks those that were given, and comes back with what does them and says so; null where none was given.</summary>
    /// <exception cref="InvalidInputException">One of them does not fit the training.</exception>
    public static Func<Training, string>? Read(MagicCall call)
    {
        if (call.Has(Teach) != call.Has(Label))
            throw new OptionException(
                $"{Teach} and {Label} belong together, as in {Teach} 0.5,-0.25 {Label} 1; got one of them."
            );
        List<Func<Training, string>> hands = [];
        foreach ((string name, bool isOff) in new[] { (Off, true), (On, false) })
        {
            if (call.Text(name) is not { } text)
                continue;
            (int layer, int unit) = MagicText.Unit(name, text);
            _ = call.Training.IsOff(layer, unit);
            hands.Add(training =>
            {
                training.SwitchOff(layer, unit, isOff);
                return $" Unit {layer}.{unit} is {(isOff ? "off" : "on")}.";
            });
        }

        foreach ((string name, bool isHeld) in new[] { (Freeze, true), (Release, false) })
        {
            if (call.Text(name) is not { } text)
                continue;
            int layer = (int)MagicText.Whole(name, text, 1, call.Training.Network.Record.Layers.Count);
            hands.Add(training =>
            {
                training.Freeze(layer, isHeld);
                return $" Layer {layer} is {(isHeld ? "held still" : "let go")}.";
            });
        }

        if (call.Text(Teach) is { } values)
        {
            PictureShape shape = call.Training.Data.Record.Shape;
            int last = shape.Classes.Count - 1;
            Sample sample = new(
                MagicText.Values(Teach, values),
                (int)MagicText.Whole(Label, call.Text(Label)!, 0, last)
            );
            if (sample.Pixels.Count != shape.Given)
                throw new ShapeException($"{Teach} needs {shape.Given} values; got {sample.Pixels.Count}.");
            hands.Add(training =>
            {
                training.Teach(sample);
                return $" A sample of {shape.Classes[sample.Label]} is taught.";
            });
        }

        return hands.Count == 0 ? null : training => string.Concat(hands.Select(hand => hand(training)));
    }
}

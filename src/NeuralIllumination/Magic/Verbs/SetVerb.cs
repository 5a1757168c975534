using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>set</c>: an option, or what a hand does: a parameter, a unit off, a layer held, a sample taught.</summary>
internal static class SetVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "set",
            "Changes the learning rate, the batch size, the optimiser's numbers, the penalty or one parameter, switches a unit off, holds a layer still or teaches a sample; the change becomes part of the recipe.",
            [
                CommonOptions.Name,
                CommonOptions.LearningRate,
                CommonOptions.BatchSize,
                .. CommonOptions.Numbers,
                new(
                    "--parameter",
                    "PLACE",
                    "A weight as LAYER.UNIT.INPUT, or a bias as LAYER.UNIT; layers from 1, units and inputs from 0"
                ),
                new("--value", "NUMBER", "The parameter's new value, finite"),
                .. HandOptions.All,
            ],
            Run
        )
        {
            Examples =
            [
                "#!neural set --learning-rate 0.05",
                "#!neural set --parameter 1.3.20 --value 0.75",
                "#!neural set --switch-off 1.3",
                "#!neural set --freeze 1",
            ],
        };

    private static NoteView Run(MagicCall call)
    {
        Training training = call.Training;
        double? rate = call.LearningRate;
        int? size = call.BatchSize;
        if (call.Has("--parameter") != call.Has("--value"))
            throw new OptionException(
                "--parameter and --value belong together, as in --parameter 1.5.30 --value 0.2; got one of them."
            );
        (int Layer, int Unit, int? Input)? place = call.Text("--parameter") is { } text
            ? MagicText.Parameter("--parameter", text)
            : null;
        double value = place is null ? 0 : MagicText.Finite("--value", call.Text("--value")!);
        string[] numbers = [.. CommonOptions.Numbers.Select(option => option.Name).Where(call.Has)];
        Action<Training> setNumbers = CommonOptions.ReadNumbers(call);
        Func<Training, string>? hands = HandOptions.Read(call);
        if (rate is null && size is null && place is null && numbers.Length == 0 && hands is null)
            throw new OptionException(
                $"set needs --learning-rate, --batch-size, {string.Join(", ", CommonOptions.Numbers.Select(option => option.Name))}, {HandOptions.Names}, or --parameter with --value; got none of them."
            );

        // What can be refused comes first: a line is done as a whole or not at all.
        if (size is { } b && b > training.Data.Train.Count)
            throw new OptionException(
                $"--batch-size must be a whole number from 1 to {training.Data.Train.Count}; got \"{b}\"."
            );
        if (place is { } p)
            training.Set(p.Layer, p.Unit, p.Input, value);
        string done = hands?.Invoke(training) ?? "";
        if (rate is { } learningRate)
            training.LearningRate = learningRate;
        if (size is { } batchSize)
            training.BatchSize = batchSize;
        setNumbers(training);
        return new NoteView(
            $"Training \"{call.TrainingName}\": learning rate {Numbers.Full(training.LearningRate)}, batch size {Numbers.Full(training.BatchSize)}."
                + string.Concat(numbers.Select(name => $" {name[2..]} is {call.Text(name)}."))
                + done
                + (place is { } set ? $" Parameter {call.Text("--parameter")} is {Numbers.Full(value)}." : "")
        );
    }
}

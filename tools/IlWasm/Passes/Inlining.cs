namespace IlWasm;

/// <summary>
/// Puts a small method in the place of its call: one expression to return, or one step to take. That is every property and most of the
/// one-line functions.
/// </summary>
internal static class Inlining
{
    private const int Small = 12;

    /// <summary>Whether the method's body can stand in for its call.</summary>
    public static bool IsSmall(Method method)
    {
        if (method.Entry.Ending is not Return end)
            return false;
        bool isValue = method.Entry.Statements.Count == 0 && end.Operands.Length == 1;
        bool isStep = method.Entry.Statements is [FieldStore or ElementStore or PlaceStore] && end.Operands.Length == 0;
        return (isValue || isStep) && method.Entry.Steps.SelectMany(step => step.All()).Count() <= Small;
    }

    /// <summary>Does what a call of <paramref name="template"/> would do.</summary>
    public static void Expand(Method template, Expression[] arguments, EvaluationStack stack)
    {
        Statement step = template.Entry.Steps.First();
        Local[] parameters = [.. template.Parameters];
        Expression[] values = [.. arguments];

        // Below a kept argument, all earlier ones are kept too, so that they are evaluated in order.
        int last = Array.FindLastIndex(values, value => !value.IsSimple);
        bool single =
            last >= 0
            && Array.FindIndex(values, value => !value.IsSimple) == last
            && IsFirstUse(step, parameters[last], values[last]);
        for (int i = 0; i < values.Length && !single; i++)
            values[i] = KeepWithin(values, i, stack);

        Expression Substitute(Expression tree) =>
            tree.Rewrite(node =>
                node is Read read ? values[Array.IndexOf(parameters, read.Local)]
                : node is NonNull { Operands: [Read target] }
                && IsChecked(values[Array.IndexOf(parameters, target.Local)])
                    ? values[Array.IndexOf(parameters, target.Local)]
                : node is FieldLoad load && stack.IsBuilding ? Changing(load, Substitute(load.Operands[0]))
                : null
            );

        Expression[] operands = [.. step.Operands.Select(Substitute)];
        switch (step)
        {
            case Return:
                stack.Push(operands[0]);
                break;
            case FieldStore store:
                stack.Run(new FieldStore(store.Field, operands[0], operands[1]));
                break;
            case ElementStore store:
                stack.Run(new ElementStore(store.Element, operands[0], operands[1], operands[2]));
                break;
            case PlaceStore store:
                stack.Run(new PlaceStore(store.Kind, operands[0], operands[1]));
                break;
        }
    }

    /// <summary>Within a constructor, what is readonly elsewhere can still change.</summary>
    private static FieldLoad Changing(FieldLoad load, Expression target) =>
        new(load.Field with { IsFixed = false }, target);

    private static bool IsChecked(Expression value) => value is NonNull or NewObject or NewArray;

    /// <summary>Whether the parameter is read once, before anything in the body that its argument could disturb.</summary>
    private static bool IsFirstUse(Statement step, Local parameter, Expression argument)
    {
        Expression[] order = [.. step.All()];
        if (order.Count(node => node is Read read && read.Local == parameter) != 1)
            return false;
        return order
            .TakeWhile(node => !(node is Read read && read.Local == parameter))
            .All(node => node.Own == Effects.None || ((argument.Effects | node.Own) & Effects.Writes) == 0);
    }

    /// <summary>Keeps one argument, the later ones waiting on the stack meanwhile.</summary>
    private static Expression KeepWithin(Expression[] values, int i, EvaluationStack stack)
    {
        if (values[i].IsSimple)
            return values[i];

        // An instance method's object has been checked; the check stays with the value.
        return values[i] is NonNull { Operands: [Constant or Read] }
            ? KeepChecked(values[i], stack)
            : stack.Keep(values[i]);
    }

    private static Expression KeepChecked(Expression check, EvaluationStack stack)
    {
        stack.Run(new Evaluate(check));
        return check.Operands[0];
    }
}

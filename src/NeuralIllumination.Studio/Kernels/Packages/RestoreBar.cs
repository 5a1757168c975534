using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>What a cell shows while packages are restored for it, and after.</summary>
internal static class RestoreBar
{
    /// <summary>A bar that moves by itself: how long it will take is not known.</summary>
    public static DisplayOutput Moving(string wanted) =>
        new(
            [
                new MimeText(
                    MimeText.Html,
                    $$"""
                    <style>
                    .ni-restoring { max-width: 480px; }
                    .ni-restoring div { height: 8px; border-radius: 4px; background: rgba(128,140,160,.3); overflow: hidden; }
                    .ni-restoring i { display: block; height: 8px; width: 30%; border-radius: 4px; background: #4EA8FF; animation: ni-restoring 1.4s ease-in-out infinite alternate; }
                    @keyframes ni-restoring { to { margin-left: 70%; } }
                    @media (prefers-reduced-motion: reduce) { .ni-restoring i { animation: none; width: 100%; } }
                    .ni-restoring p { margin: 4px 0 0; }
                    </style>
                    <div class="ni-restoring" role="progressbar" aria-label="Restoring packages"><div><i></i></div><p>Restoring {{Html.Escape(
                        wanted
                    )}} …</p></div>
                    """
                ),
                new MimeText(MimeText.Plain, $"Restoring {wanted} …"),
            ],
            IsResult: false
        );

    /// <summary>What stands there when it is done.</summary>
    public static StreamOutput Done(string restored) => StreamOutput.Notice($"Restored {restored}.\n");

    /// <summary>What stands there when it is over without success.</summary>
    public static StreamOutput Over(string wanted) => StreamOutput.Notice($"Not restored: {wanted}.\n");
}

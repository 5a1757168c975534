using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Files that the build put into this assembly.</summary>
internal static class Resource
{
    public static byte[] Bytes(string name)
    {
        using Stream stream =
            typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n");
}

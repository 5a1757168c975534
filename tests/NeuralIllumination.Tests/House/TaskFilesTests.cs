using System.Security.Cryptography;
using System.Text;
using NeuralIllumination.Bench;

namespace NeuralIllumination.Tests.House;

/// <summary>The comparison's tasks are the same bytes everywhere: figures of two machines are figures of the same work.</summary>
public sealed class TaskFilesTests
{
    [Theory]
    [InlineData("default", "16f64c8ba22d3d31d763f200aaa951ee32f3857fd89f8b5bfbead012bad0dec2")]
    [InlineData("deep", "00e9f6a25a5b0411780c3d3f75da1f43a9e37b4a63e3789a1be312482d26364f")]
    [InlineData("wide", "db6da6ab937603e6ab852a8bfd7f2e1b7cee13d1ab47f838b07851a1b0ca0360")]
    public void A_task_is_the_same_bytes_everywhere(string kind, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TaskWriter.Text(kind)))));
}

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DxIoc.Architecture.Tests;

/// <summary>A built assembly, read without loading it.</summary>
internal sealed class Built : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public Built(string project)
    {
        _file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, project + ".dll")));
        _metadata = _file.GetMetadataReader();
    }

    public IReadOnlyList<string> References =>
        [.. _metadata.AssemblyReferences.Select(h => _metadata.GetString(_metadata.GetAssemblyReference(h).Name))];

    /// <summary>Full names of the types of other assemblies that the code names.</summary>
    public IReadOnlyList<string> UsedTypes =>
    [
        .. _metadata.TypeReferences.Select(_metadata.GetTypeReference)
            .Select(t => $"{_metadata.GetString(t.Namespace)}.{_metadata.GetString(t.Name)}"),
    ];

    /// <summary>Full names of the public types that stand on their own.</summary>
    public IReadOnlyList<string> PublicTypes =>
    [
        .. _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition)
            .Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(t => $"{_metadata.GetString(t.Namespace)}.{_metadata.GetString(t.Name)}"),
    ];

    public void Dispose() => _file.Dispose();
}

using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.OpenData;

/// <summary>What the centre publishes for everybody, in the words of DCAT: a catalogue of datasets.</summary>
/// <param name="Licence">Under which everything in it may be used, as an SPDX identifier or an address.</param>
public sealed record OpenDataCatalogue(
    LocalText Title, LocalText Description, LocalText Publisher, string Licence, DateTimeOffset? Modified, IReadOnlyList<OpenDataset> Datasets);

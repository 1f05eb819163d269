using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.History;

/// <summary>Puts the configured store behind <see cref="IHistory"/>.</summary>
public static class HistoryRegistration
{
    /// <param name="options">Validated already.</param>
    public static IServiceCollection AddHistory(this IServiceCollection services, HistoryOptions options) =>
        throw new NotImplementedException();
}

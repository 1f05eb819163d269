using DxIoc.Grains.Boards;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Displays;
using DxIoc.Grains.Intake;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Grains;

/// <summary>Puts intake, cells and boards into a server that has a silo, a history and a catalogue.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddGrains(this IServiceCollection services, IntakeOptions intake, CellOptions cells) => services
        .AddSingleton(intake)
        .AddSingleton(cells)
        .AddSingleton<SeriesRegistry>()
        .AddSingleton<AdmissionRule>()
        .AddSingleton<FeedBooks>()
        .AddSingleton<DeviceBooks>()
        .AddSingleton<RefusedBook>()
        .AddSingleton<CellDispatcher>()
        .AddSingleton<ReportedBoards>()
        .AddSingleton<PastBoards>()
        .AddSingleton<Lineage>()
        .AddSingleton<MinuteRecorder>()
        .AddSingleton<IHostedService>(s => s.GetRequiredService<MinuteRecorder>())
        .AddSingleton<BoardMirror>()
        .AddSingleton<IHostedService>(s => s.GetRequiredService<BoardMirror>())
        .AddSingleton<DisplayMirror>()
        .AddSingleton<IHostedService>(s => s.GetRequiredService<DisplayMirror>())
        .AddSingleton<IntakeQueue>()
        .AddSingleton<IIntake>(s => s.GetRequiredService<IntakeQueue>())
        .AddSingleton<IHostedService>(s => s.GetRequiredService<IntakeQueue>());
}

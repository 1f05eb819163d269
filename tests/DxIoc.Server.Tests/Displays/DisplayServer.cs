using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using DxIoc.Contracts.Displays;

namespace DxIoc.Server.Tests.Displays;

/// <summary>A server with displays of its own.</summary>
public sealed class DisplayServer : OwnServer
{
    public async Task<HttpResponseMessage> PostTextAsync(string call, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.PostAsync(new Uri($"/api/v1/displays/{call}", UriKind.Relative), content);
    }

    public async Task<HttpStatusCode> TryAsync<T>(string call, T body)
    {
        using var answer = await Http.PostAsJsonAsync($"/api/v1/displays/{call}", body);
        return answer.StatusCode;
    }

    public async Task<Enrolment> EnrolAsync()
    {
        using var answer = await Http.PostAsJsonAsync("/api/v1/displays/enrol", new EnrolRequest(1920, 1080));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Enrolment>())!;
    }

    public async Task ApproveAsync(string code, string name, DisplayShows own) =>
        Assert.Equal(HttpStatusCode.NoContent, await TryAsync("approve", new DisplayApproval(code, name, own)));

    /// <summary>An enrolled display and its token.</summary>
    public async Task<(string Id, string Token)> DisplayAsync(string name, DisplayShows own)
    {
        var enrolment = await EnrolAsync();
        await ApproveAsync(enrolment.Code, name, own);
        return ((await ListAsync()).Displays.Single(d => d.Name == name).Id, enrolment.Token);
    }

    public async Task<DisplayList> ListAsync() => (await Http.GetFromJsonAsync<DisplayList>("/api/v1/displays"))!;

    public async Task<DisplaysDriven> DriveAsync(DisplayCommand command)
    {
        using var answer = await Http.PostAsJsonAsync("/api/v1/displays/drive", command);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<DisplaysDriven>())!;
    }

    public async Task ObserveAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri("/api/v1/observations", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<long> RefusedReportsAsync()
    {
        const string Name = "dxioc_display_reports_total{outcome=\"refused\"}";
        var metrics = await Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return metrics.Split('\n').Where(l => l.StartsWith(Name, StringComparison.Ordinal)).Select(l => long.Parse(l[Name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture)).SingleOrDefault();
    }

    /// <summary>The exporter answers from a cache for a moment.</summary>
    public async Task RefusedReportsBecomeAsync(long wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await RefusedReportsAsync() != wanted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20), $"Not {wanted} refused reports.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public Task<DisplayScreen> WatchAsync(string token) => DisplayScreen.ConnectAsync(Http.BaseAddress!, token);
}

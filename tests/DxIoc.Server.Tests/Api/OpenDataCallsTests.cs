using DxIoc.Contracts.History;
using DxIoc.Contracts.OpenData;

namespace DxIoc.Server.Tests.Api;

/// <summary>What the centre publishes, asked of a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class OpenDataCallsTests(ApiServer server)
{
    [Fact]
    public async Task Only_what_the_catalogue_marks_is_published_with_its_licence_and_publisher()
    {
        var published = await server.GetAsync<OpenDataCatalogue>("open-data");

        Assert.Equal("CC-BY-4.0", published.Licence);
        Assert.Contains(published.Datasets, d => d.Identifier == "pm25");
        Assert.DoesNotContain(published.Datasets, d => d.Identifier == "infosec-incidents");
        Assert.All(published.Datasets, d =>
        {
            Assert.Equal(("CC-BY-4.0", "PT1H"), (d.Licence, d.TemporalResolution));
            Assert.StartsWith("Trung tâm Giám sát, điều hành thông minh", d.Publisher.Vi, StringComparison.Ordinal);
            Assert.Equal(
                ["csv", "json", "parquet"], d.Distributions.Select(f => f.DownloadUrl.Replace($"https://ioc.example.vn/api/v1/open-data/{d.Identifier}.", "", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public async Task Every_address_that_it_names_answers_in_the_form_that_it_names()
    {
        var published = await server.GetAsync<OpenDataCatalogue>("open-data");

        foreach (var form in published.Datasets[0].Distributions.Concat(published.Datasets[^1].Distributions))
        {
            using var response = await server.Http.GetAsync(new Uri(form.DownloadUrl.Replace("https://ioc.example.vn", "", StringComparison.Ordinal), UriKind.Relative));

            Assert.Equal((200, form.MediaType), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task The_data_are_hours_of_every_area_that_has_the_indicator()
    {
        var start = Past.Start - TimeSpan.FromDays(4);
        await server.History.WriteReadingsAsync(
            [Past.Minute(start, 10), Past.Minute(start + TimeSpan.FromMinutes(59), 20), Past.Minute(start + TimeSpan.FromMinutes(60), 5), Past.Minute(start, 7, area: "di-an")], default);

        var set = await server.GetAsync<HistorySet>($"open-data/pm25.json?from={start.Iso()}&to={(start + TimeSpan.FromHours(2)).Iso()}");

        Assert.Equal((3_600, 10), (set.Step, set.Series.Count));
        Assert.Equal([15.0, 5.0], set.Series.Single(s => s.Area == "thu-dau-mot").Points.Select(p => p.Value!.Value));
        Assert.Equal([7.0], set.Series.Single(s => s.Area == "di-an").Points.Select(p => p.Value!.Value));
    }

    [Theory]
    [InlineData("open-data/infosec-incidents.csv", 404, "")]
    [InlineData("open-data/pm25.xlsx", 404, "")]
    [InlineData("open-data/pm25.csv?from=2020-01-01T00:00:00Z&to=2022-01-01T00:00:00Z", 400, "from")]
    [InlineData("open-data/pm25.csv?to=soon", 400, "to")]
    public async Task What_is_not_published_is_not_there(string path, int status, string field)
    {
        var refusal = await server.RefusalAsync(path);

        Assert.Equal((status, field), (refusal.Status, refusal.Field));
    }
}

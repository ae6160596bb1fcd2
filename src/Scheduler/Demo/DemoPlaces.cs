using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Puts units into the authorities of the register, so that every authority of each day has at least one.</summary>
internal sealed class DemoPlaces(AuthorityRegister register, DateOnly firstDay, DateOnly lastDay)
{
    private const string NewArea = "500157";
    private const string Beibei = "500109";
    private static readonly string[] ToNewArea = ["500105", "500112", "CQ-LJ"];
    private readonly IReadOnlyList<Authority> _authorities = register.On(firstDay);

    /// <summary>Ordinary units go round the authorities of the first day.</summary>
    public DemoPlace Round(int serial) => At(_authorities[serial % _authorities.Count].Id, town: null);

    /// <summary>Parts that hang on a place have it fixed; the others go round.</summary>
    public DemoPlace For(Part part, int serial) => part switch
    {
        Part.DistrictRiverNorth => At("500105", town: null),
        Part.DistrictTown => new DemoPlace("500112", After(Beibei), "大盛镇"),
        Part.DistrictBeibei => new DemoPlace(Beibei, After(NewArea), "水土街道"),
        Part.DistrictDevelopmentZone => At("CQ-LJ", town: null),
        _ => Round(serial),
    };

    public string AuthorityOn(DemoPlace place, DateOnly day) =>
        register.Find(place.BeforeId)?.IsValidOn(day) == true && !HasMoved(place, day) ? place.BeforeId : place.AfterId;

    public string NameOn(DemoPlace place, DateOnly day) => register.NameOf(AuthorityOn(place, day));

    public string NameBefore(DemoPlace place) => register.NameOf(place.BeforeId);

    private bool HasMoved(DemoPlace place, DateOnly day) =>
        place.Town is not null && register.Find(NewArea) is { } changed && changed.IsValidOn(day);

    private DemoPlace At(string id, string? town) => new(id, ToNewArea.Contains(id, StringComparer.Ordinal) ? After(NewArea) : id, town);

    /// <summary>When the demo ends before the change, nothing moves.</summary>
    private string After(string id) => register.Find(id)?.IsValidOn(lastDay) == true ? id : register.On(lastDay)[0].Id;
}

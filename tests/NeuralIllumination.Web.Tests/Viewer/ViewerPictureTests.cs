using System.Text.Json;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>What is drawn: light by activation, rings forward, spokes backward, hue by sign, particles on their way.</summary>
public sealed class ViewerPictureTests(BrowserFixture fixture)
{
    private async Task SeenAsync(Func<ViewerPage, Task> look)
    {
        await using ViewerPage page = await OpenAsync();
        await look(page);
    }

    private async Task<ViewerPage> OpenAsync()
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        trainer.Run(10);
        return await ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationView(trainer.Run(), trainer.Examine(trainer.Data.Test[0])).ToHtml()
        );
    }

    /// <summary>A ring of pixels around a unit, by what it has more than without the unit's own light.</summary>
    private const string Around = """
        const { lamps } = scene;
        Object.assign(scene, { bright: [], carriers: [] });
        const size = scene.canvas.width;
        const shoot = (own, phase, progress, options) => { scene.lamps = own; probe.draw(phase, progress, options); scene.lamps = lamps; return probe.box(); };
        const difference = (a, b, x, y) => {
          const at = 4 * (Math.round(y * scene.scale) * size + Math.round(x * scene.scale));
          return Math.abs(a[at] - b[at]) + Math.abs(a[at + 1] - b[at + 1]) + Math.abs(a[at + 2] - b[at + 2]);
        };
        const largest = (key) => lamps.filter(({ layer }) => layer === 1).sort((p, q) => q[key] - p[key])[0];
        """;

    [Fact]
    public Task A_unit_that_fires_has_three_rings() =>
        SeenAsync(async page =>
        {
            await page.GoToAsync(9, 2, 1);
            double[] radii = await page.JsAsync<double[]>(
                Around
                    + """
                    const lamp = largest("forward");
                    // With the rings, and the same light a moment later, when they are gone.
                    const ringed = shoot([lamp], "forward", 1, { still: true });
                    const plain = shoot([lamp], "forward", 1);
                    const profile = [];
                    for (let r = 1; r < 3.2; r += 0.01) {
                      let sum = 0;
                      for (let k = 0; k < 72; k++) sum += difference(ringed, plain, lamp.x + r * lamp.core * Math.cos((k * Math.PI) / 36), lamp.y + r * lamp.core * Math.sin((k * Math.PI) / 36));
                      profile.push(sum / 72);
                    }
                    const most = Math.max(...profile);
                    const rings = [];
                    profile.forEach((value, i) => {
                      const near = profile.slice(Math.max(0, i - 8), i + 9);
                      if (value > 0.15 * most && value === Math.max(...near) && !(rings.at(-1) > 1 + (i - 8) / 100)) rings.push(1 + i / 100);
                    });
                    return [most, lamp.core, ...rings];
                    """
            );
            Assert.True(radii[0] > 30, $"the rings' light is {radii[0]}");
            // Drawn a moment after the wave came: three ages, three radii, in units of the unit's own.
            double[] expected =
            [
                .. new[] { 2, 1, 0 }.Select(ring => 1 + (1 + 17 * (0.14 - 0.06 * ring) / 0.34) / radii[1]),
            ];
            Assert.Equal(3, radii.Length - 2);
            for (int ring = 0; ring < 3; ring++)
                Assert.InRange(radii[ring + 2], expected[ring] - 0.08, expected[ring] + 0.08);
        });

    [Fact]
    public Task A_unit_that_is_blamed_has_six_spokes_that_turn() =>
        SeenAsync(async page =>
        {
            await page.GoToAsync(9, 2, 3);
            JsonElement found = await page.JsAsync<JsonElement>(
                Around
                    + """
                    const lamp = largest("backward");
                    const spokes = (time) => {
                      const shot = shoot([lamp], "backward", 1, { time });
                      const none = shoot([{ ...lamp, backward: 0 }], "backward", 1, { time });
                      // Between where a spoke begins and where it ends; the halo around is the same at every angle.
                      const values = Array.from({ length: 360 }, (_, degree) => {
                        const angle = (degree * Math.PI) / 180;
                        let least = Infinity;
                        for (const out of [6, 8, 10, 12]) least = Math.min(least, difference(shot, none, lamp.x + (lamp.core + out) * Math.cos(angle), lamp.y + (lamp.core + out) * Math.sin(angle)));
                        return least;
                      });
                      const sorted = [...values].sort((a, b) => a - b);
                      const quiet = sorted[180];
                      const bar = quiet + 0.5 * (sorted[355] - quiet);
                      const starts = values.map((value, i) => (value > bar && values.at(i - 1) <= bar ? i : -1)).filter((i) => i >= 0);
                      return { count: starts.length, first: starts[0] % 60, contrast: sorted[355] - quiet };
                    };
                    return [spokes(0), spokes(0.5)];
                    """
            );
            foreach (JsonElement moment in found.EnumerateArray())
            {
                Assert.Equal(6, moment.GetProperty("count").GetInt32());
                Assert.True(moment.GetProperty("contrast").GetDouble() > 60, found.ToString());
            }

            // 0.7 radians a second: 20 degrees in half of one.
            int turned =
                (found[1].GetProperty("first").GetInt32() - found[0].GetProperty("first").GetInt32() + 120) % 60;
            Assert.InRange(turned, 16, 24);
        });

    [Fact]
    public Task Light_grows_with_the_activation_and_zero_gives_none() =>
        SeenAsync(async page =>
        {
            await page.GoToAsync(9, 2, 1);
            JsonElement units = await page.JsAsync<JsonElement>(
                Around
                    + """
                    const without = shoot([], "loss", 1);
                    return lamps.filter(({ layer }) => layer === 1).map((lamp, k) => {
                      const lit = shoot([lamp], "loss", 1);
                      let light = 0;
                      for (let i = 0; i < lit.length; i += 4) light += Math.abs(lit[i] - without[i]) + Math.abs(lit[i + 1] - without[i + 1]) + Math.abs(lit[i + 2] - without[i + 2]);
                      // Where the halo ends, in units of the core.
                      return { a: viewer.display.moment.layers[0].a[scene.geometry.layers[1].units[k].unit], light };
                    });
                    """
            );
            (double A, double Light)[] all =
            [
                .. units
                    .EnumerateArray()
                    .Select(unit => (unit.GetProperty("a").GetDouble(), unit.GetProperty("light").GetDouble()))
                    .OrderBy(unit => unit.Item1),
            ];
            Assert.Equal(16, all.Length);
            Assert.True(all.Any(unit => unit.A == 0) && all.Count(unit => unit.A > 0) >= 5);
            Assert.All(all, unit => Assert.Equal(unit.A == 0, unit.Light == 0));
            for (int i = 1; i < all.Length; i++)
                Assert.True(all[i].A == all[i - 1].A || all[i].Light > all[i - 1].Light, $"{all[i - 1]} → {all[i]}");
        });

    [Fact]
    public Task Synapses_have_the_hue_of_their_sign_and_lose_it_while_blame_runs_back() =>
        SeenAsync(async page =>
        {
            // Blue less red, in the middle of the heaviest synapses to the outputs, above what the stage has.
            const string Hues = """
                scene.options.visibility = 1;
                scene.show(viewer.display.moment);
                Object.assign(scene, { bright: [], carriers: [], lamps: [] });
                probe.draw(viewer.display.moment.phase, 1, { still: true });
                const stage = probe.at(2, 2);
                const own = scene.quiet.filter(({ layer }) => layer === 2).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 16);
                const hue = (sign) => {
                  const some = own.filter(({ weight }) => Math.sign(weight) === sign);
                  const values = some.map(({ curve }) => { const [r, , b] = probe.at(...probe.middle(curve)); return (b - stage[2]) - (r - stage[0]); });
                  return values.reduce((sum, value) => sum + value, 0) / some.length;
                };
                return [hue(1), hue(-1)];
                """;
            await page.GoToAsync(9, 2, 1);
            double[] forward = await page.JsAsync<double[]>(Hues);
            await page.GoToAsync(9, 2, 3);
            double[] backward = await page.JsAsync<double[]>(Hues);
            Assert.True(forward[0] > 15 && forward[1] < -15, $"positive {forward[0]}, negative {forward[1]}");
            Assert.True(
                Math.Abs(backward[0] - backward[1]) < 0.3 * (forward[0] - forward[1]),
                $"forward {forward[0]}, {forward[1]}; backward {backward[0]}, {backward[1]}"
            );
        });

    [Fact]
    public async Task Particles_run_rightward_forward_and_leftward_back()
    {
        await using ViewerPage page = await OpenAsync();
        const string Middle = """
            const carriers = scene.carriers;
            Object.assign(scene, { bright: [], lamps: [], carriers: [] });
            const phase = viewer.display.moment.phase;
            probe.draw(phase, given);
            const without = probe.box();
            // One synapse of the first layer: the middle of its arrowheads at two moments.
            const one = carriers.find(({ layer }) => layer === 1);
            const middle = (progress) => {
              scene.carriers = [one];
              probe.draw(phase, progress);
              const pixels = probe.box();
              let [sum, weight] = [0, 0];
              for (let i = 0; i < pixels.length; i += 4) {
                const light = Math.abs(pixels[i] - without[i]) + Math.abs(pixels[i + 1] - without[i + 1]) + Math.abs(pixels[i + 2] - without[i + 2]);
                sum += light * ((i / 4) % scene.canvas.width);
                weight += light;
              }
              return [sum / weight / scene.scale, scene.particles];
            };
            const result = [...middle(given), ...middle(given + 0.02), Math.min(...carriers.map(({ weight }) => Math.abs(weight))), carriers.length];
            scene.show(viewer.display.moment);
            return result;
            """;
        await page.GoToAsync(9, 2, 1);
        double[] forward = await page.JsAsync<double[]>(Middle, 0.2);
        Assert.True(forward[1] > 0 && forward[1] == forward[3]);
        Assert.True(forward[2] > forward[0] + 1, $"from {forward[0]} to {forward[2]}");
        await page.GoToAsync(9, 2, 3);
        double[] backward = await page.JsAsync<double[]>(Middle, 0.7);
        Assert.True(backward[1] > 0 && backward[1] == backward[3]);
        Assert.True(backward[2] < backward[0] - 1, $"from {backward[0]} to {backward[2]}");
        Assert.True(backward[4] > 0.2, $"a particle runs back on a weight of {backward[4]}");

        // In the other phases there are none; at rest arrowheads stand where the signal is largest.
        foreach (int phases in new[] { 2, 0 })
        {
            await page.GoToAsync(9, 2, phases);
            Assert.Equal(
                0,
                await page.JsAsync<int>("probe.draw(viewer.display.moment.phase, 0.5); return scene.particles;")
            );
        }

        await page.GoToAsync(9, 2, 1);
        Assert.InRange(await page.JsAsync<int>("return scene.particles;"), 4, 200);
        Assert.InRange(
            await page.JsAsync<int>(
                "let most = 0; for (let p = 0; p < 1; p += 0.05) { probe.draw('forward', p); most = Math.max(most, scene.particles); } return most;"
            ),
            50,
            400
        );
    }
}

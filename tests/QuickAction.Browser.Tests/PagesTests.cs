using QuickAction.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(States))]

namespace QuickAction.Browser.Tests;

/// <summary>Every page in every state, as a browser and axe-core see it (WCAG 2.2 AA).</summary>
public sealed class PagesTests(Chromium chromium, States states)
{
    public static TheoryData<string> Names => [.. States.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_wrong_with_a_page(string name)
    {
        await using var visit = await states.EnterAsync(chromium, name);
        var page = visit.Page;

        (await visit.ViolationsAsync()).ShouldBeEmpty();
        visit.ShouldHaveNoComplaint();
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en-GB");
        (await page.TitleAsync()).ShouldMatch("^.{3,} - QuickAction$");
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        (await page.Locator("main").CountAsync()).ShouldBe(1);
        (await visit.IsTooWideAsync()).ShouldBeFalse();
        if (await page.Locator(".error-summary").CountAsync() > 0)
        {
            (await page.TitleAsync()).ShouldStartWith("Error: ");
            (await page.EvaluateAsync<bool>("() => document.activeElement.matches('[data-focus]')")).ShouldBeTrue("The summary of errors has the focus.");
            (await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.error-summary a[href^=\"#\"]')].every(a => document.querySelector(a.hash))")).ShouldBeTrue("Each error leads to its field.");
        }

        // 400 per cent zoom of a usual window, and the narrowest phone.
        await page.SetViewportSizeAsync(320, 640);
        (await visit.IsTooWideAsync()).ShouldBeFalse("At 320 pixels a reader has to scroll sideways.");
        (await visit.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_of_a_page_is_noticed()
    {
        await using var visit = await states.EnterAsync(chromium, "home with work");
        await visit.Page.EvaluateAsync("() => { document.querySelector('label').remove(); document.querySelector('main').insertAdjacentHTML('beforeend', '<div style=\"width:3000px\">x</div>'); console.error('bad'); }");

        (await visit.ViolationsAsync()).ShouldContain(v => v.StartsWith("label:", StringComparison.Ordinal));
        Should.Throw<ShouldAssertException>(visit.ShouldHaveNoComplaint).Message.ShouldContain("Content Security Policy");
    }

    [Theory]
    [InlineData("home with work")]
    [InlineData("edited draft")]
    [InlineData("change an action")]
    [InlineData("asking before deletion")]
    public async Task Whatever_has_the_focus_shows_it(string name)
    {
        await using var visit = await states.EnterAsync(chromium, name);
        var seen = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focus = await visit.Page.EvaluateAsync<string?>(
                """
                () => {
                  const e = document.activeElement;
                  if (!e || e === document.body) { return null; }
                  const [s, box] = [getComputedStyle(e), e.getBoundingClientRect()];
                  const drawn = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== 'rgba(0, 0, 0, 0)') || s.boxShadow !== 'none';
                  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
                  return `${drawn && inView} ${e.outerHTML.slice(0, 120)}`;
                }
                """);
            if (focus is null)
            {
                break;
            }

            focus.ShouldStartWith("true ");
            seen.Add(focus);
        }

        seen.Count.ShouldBeGreaterThan(5);
    }
}

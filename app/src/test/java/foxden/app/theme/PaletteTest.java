package foxden.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textCanBeRead(boolean dark) {
    Palette p = Palette.of(dark);
    for (int ground : new int[] {p.panel(), p.background(), p.raised()}) {
      assertTrue(Palette.contrast(p.text(), ground) > 7, "text");
      assertTrue(Palette.contrast(p.muted(), ground) > 4.5, "muted on " + Palette.css(ground));
    }
    assertTrue(Palette.contrast(p.accent(), p.panel()) > 4.5, "accent");
    assertTrue(Palette.contrast(p.onAccent(), p.accent()) > 4.5, "on accent");
    assertTrue(Palette.contrast(p.good(), p.panel()) > 4.5, "good");
    assertTrue(Palette.contrast(p.bad(), p.panel()) > 4.5, "bad");
    assertTrue(Palette.contrast(p.warn(), p.panel()) > 4.5, "warn");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theStyleSheetHasTheSameColours(boolean dark) throws IOException {
    Palette p = Palette.of(dark);
    Map<String, Integer> wanted =
        Map.ofEntries(
            Map.entry("background", p.background()),
            Map.entry("panel", p.panel()),
            Map.entry("raised", p.raised()),
            Map.entry("line", p.line()),
            Map.entry("text", p.text()),
            Map.entry("muted", p.muted()),
            Map.entry("accent", p.accent()),
            Map.entry("on-accent", p.onAccent()),
            Map.entry("good", p.good()),
            Map.entry("bad", p.bad()),
            Map.entry("warn", p.warn()),
            Map.entry("grid", p.grid()));
    String css;
    try (InputStream in = Theme.class.getResourceAsStream("foxden.css")) {
      css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    int from = css.indexOf(dark ? ".root.dark {" : ".root, .root.light {");
    String block = css.substring(from, css.indexOf('}', from));
    wanted.forEach(
        (name, argb) -> {
          String key = name.equals("background") ? "-fx-background" : "-fox-" + name;
          key = name.equals("background") ? "-fox-background" : key;
          Matcher m = Pattern.compile(key + ": (#[0-9a-f]{6});").matcher(block);
          assertTrue(m.find(), key + " in " + (dark ? "dark" : "light"));
          assertEquals(Palette.css(argb), m.group(1), key);
        });
  }
}

package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

  @TempDir Path dir;

  @Test
  void comesBackAsItWasLeft() {
    Path file = dir.resolve("a/b/window.properties");
    Layout l =
        new Layout(
            1300, 800, true, new double[] {0.2, 0.6, 0.7, 0.4, 0.9}, true, false, true, true);
    l.save(file);
    Layout back = Layout.load(file);
    assertEquals(1300, back.width());
    assertArrayEquals(l.dividers(), back.dividers());
    assertFalse(back.right());
    assertEquals(true, back.dark());
  }

  @Test
  void anythingUnreadableGivesTheDefault() throws IOException {
    assertEquals(Layout.DEFAULT, Layout.load(dir.resolve("none")));
    assertEquals(Layout.DEFAULT, Layout.load(dir));
    Path bad = dir.resolve("bad");
    Files.write(bad, new byte[] {(byte) 0xC3, 0x28, '\\', 'u', '1', 'z'});
    assertEquals(Layout.DEFAULT, Layout.load(bad));
    Files.writeString(bad, "width=nonsense\ndivider.0=77\nheight=-3\nleft=maybe\n");
    Layout l = Layout.load(bad);
    assertEquals(Layout.DEFAULT.width(), l.width());
    assertEquals(Layout.DEFAULT.dividers()[0], l.dividers()[0]);
  }

  @Test
  void saveIntoNowhereIsQuiet() {
    Layout.DEFAULT.save(Path.of("/proc/none/window.properties"));
  }
}

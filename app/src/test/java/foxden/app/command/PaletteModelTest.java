package foxden.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteModelTest {

  private final Commands commands =
      new Commands(
          e -> {
            throw new AssertionError(e);
          });
  private final PaletteModel model = new PaletteModel(commands);

  PaletteModelTest() {
    for (String text :
        List.of(
            "Play or pause", "Step forward", "Step back", "Light or dark", "Show: planned path")) {
      commands.add(
          Command.of(text, Command.Menu.RUN, text, () -> {})
              .help(text.startsWith("Light") ? "Changes the theme." : "")
              .build());
    }
  }

  private String best(String typed) {
    return model.find(typed).get(0).command().text();
  }

  @Test
  void startsOfWordsWin() {
    assertEquals("Step forward", best("sf"));
    assertEquals("Step back", best("stb"));
    assertEquals("Play or pause", best("pau"));
    assertEquals("Show: planned path", best("path"));
  }

  @Test
  void helpIsSearchedToo() {
    assertEquals("Light or dark", best("theme"));
  }

  @Test
  void hitLettersAreTold() {
    assertEquals(List.of(0, 1, 2, 3), model.find("Step").get(0).letters());
  }

  @Test
  void nothingFitsNonsense() {
    assertTrue(model.find("qqq").isEmpty());
  }

  @Test
  void recentOnesComeFirstWhenNothingIsTyped() {
    commands.run("Light or dark");
    assertEquals("Light or dark", best(""));
    assertEquals(5, model.find("").size());
  }
}

package foxden.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final List<Throwable> failures = new ArrayList<>();
  private final Commands commands = new Commands(failures::add);

  private static Command command(String id, KeyMap map, String... keys) {
    return Command.of(id, Command.Menu.RUN, id, () -> {}).keys(map, keys).build();
  }

  private static KeyEvent press(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  @Test
  void keysInForceTogetherMustDiffer() {
    commands.add(command("a", KeyMap.ALWAYS, "Space"));
    commands.add(command("b", KeyMap.LOOKING, "F"));
    assertThrows(
        IllegalArgumentException.class, () -> commands.add(command("c", KeyMap.LOOKING, "Space")));
    assertThrows(
        IllegalArgumentException.class, () -> commands.add(command("d", KeyMap.LOOKING, "F")));
    commands.add(command("e", KeyMap.DRIVING, "F"));
    assertThrows(IllegalArgumentException.class, () -> commands.add(command("a", KeyMap.ALWAYS)));
  }

  @Test
  void theActiveMapDecidesWhatAKeyMeans() {
    commands.add(command("camera", KeyMap.LOOKING, "F"));
    commands.add(command("torso", KeyMap.DRIVING, "F"));
    assertEquals("camera", commands.match(press(KeyCode.F), KeyMap.LOOKING).orElseThrow().id());
    assertEquals("torso", commands.match(press(KeyCode.F), KeyMap.DRIVING).orElseThrow().id());
    assertTrue(commands.match(press(KeyCode.G), KeyMap.LOOKING).isEmpty());
  }

  @Test
  void aFailingCommandIsToldAndNotThrown() {
    commands.add(
        Command.of(
                "bad",
                Command.Menu.RUN,
                "bad",
                () -> {
                  throw new IllegalStateException("no");
                })
            .build());
    assertTrue(commands.run("bad"));
    assertEquals(1, failures.size());
  }

  @Test
  void aDisabledCommandDoesNotRun() {
    int[] ran = {0};
    commands.add(
        Command.of("off", Command.Menu.RUN, "off", () -> ran[0]++).when(() -> false).build());
    assertFalse(commands.run("off"));
    assertEquals(0, ran[0]);
  }

  @Test
  void keysAreWrittenForPeople() {
    assertEquals("Shift+\u2192", command("x", KeyMap.LOOKING, "Shift+Right").keyText());
    assertEquals(",", command("y", KeyMap.LOOKING, "Comma").keyText());
    assertTrue(command("z", KeyMap.ALWAYS, "Ctrl+K").tooltip().contains("[Ctrl+K]"));
  }
}

package foxden.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;

/** All commands of the window, and the keys in force. */
public final class Commands {

  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final List<String> recent = new ArrayList<>();
  private final Consumer<Throwable> failed;

  /**
   * @param failed told when a command throws; the window goes on
   */
  public Commands(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException when its id is taken, or one of its keys clashes with a
   *     command that can be in force at the same time
   */
  public void add(Command c) {
    if (byId.containsKey(c.id())) {
      throw new IllegalArgumentException("two commands are called " + c.id());
    }
    for (String key : c.keys()) {
      for (Command other : byId.values()) {
        if (other.keys().contains(key) && together(other.map(), c.map())) {
          throw new IllegalArgumentException(
              key + " is wanted by both " + other.id() + " and " + c.id());
        }
      }
    }
    byId.put(c.id(), c);
  }

  public List<Command> all() {
    return List.copyOf(byId.values());
  }

  public List<Command> in(Command.Menu menu) {
    return byId.values().stream().filter(c -> c.menu() == menu).toList();
  }

  /**
   * The command of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Command get(String id) {
    Command c = byId.get(id);
    if (c == null) {
      throw new IllegalArgumentException("no command " + id);
    }
    return c;
  }

  /** Ids run lately, newest first; at most eight. */
  public List<String> recent() {
    return List.copyOf(recent);
  }

  /** Runs a command if it can be done now. */
  public boolean run(Command c) {
    if (!c.enabled().getAsBoolean()) {
      return false;
    }
    recent.remove(c.id());
    recent.add(0, c.id());
    if (recent.size() > 8) {
      recent.remove(recent.size() - 1);
    }
    try {
      c.run().run();
    } catch (RuntimeException e) {
      failed.accept(e);
    }
    return true;
  }

  public boolean run(String id) {
    return run(get(id));
  }

  /** The command a key press means under a key map. */
  public Optional<Command> match(KeyEvent event, KeyMap active) {
    for (Command c : byId.values()) {
      if (c.map() != KeyMap.ALWAYS && c.map() != active) {
        continue;
      }
      if (c.combinations().stream().anyMatch(k -> k.match(event))) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /** Whether keys of both maps can be in force at the same time. */
  static boolean together(KeyMap a, KeyMap b) {
    return a == b || a == KeyMap.ALWAYS || b == KeyMap.ALWAYS;
  }
}

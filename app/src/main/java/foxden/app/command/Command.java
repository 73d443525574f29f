package foxden.app.command;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * One thing a person can ask for. Menus, buttons, palette, keys, tooltips and help are made from
 * it; nothing else knows what the command is called or which key it has.
 *
 * @param id stable, dotted: {@code run.play}
 * @param menu the menu it stands in
 * @param text what it does, as a menu item: "Play or pause"
 * @param help one sentence more, for tooltip and palette
 * @param icon shown on buttons; null for none
 * @param keys in JavaFX notation ({@code Ctrl+K}, {@code Left}); several do the same, the first is
 *     shown
 * @param map when the keys are in force
 * @param enabled whether it can be done now; asked each time it is shown
 * @param selected for things that are on or off; null otherwise
 * @param run does it; FX thread
 */
public record Command(
    String id,
    Menu menu,
    String text,
    String help,
    @Nullable Ikon icon,
    List<String> keys,
    KeyMap map,
    BooleanSupplier enabled,
    @Nullable BooleanSupplier selected,
    Runnable run) {

  /** The menus, in their order. */
  public enum Menu {
    FILE("File"),
    RUN("Run"),
    RECORD("Record"),
    VIEW("View"),
    CAMERA("Camera"),
    MIND("Mind"),
    HELP("Help");

    private final String label;

    Menu(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Command {
    keys = List.copyOf(keys);
  }

  /** Starts a command that is always possible and has no key. */
  public static Builder of(String id, Menu menu, String text, Runnable run) {
    return new Builder(id, menu, text, run);
  }

  /** The keys as JavaFX matches them. */
  public List<KeyCombination> combinations() {
    return keys.stream().map(KeyCombination::valueOf).toList();
  }

  /** The first key as people read it; empty when there is none. */
  public String keyText() {
    return keys.isEmpty() ? "" : Keys.text(keys.get(0));
  }

  /** Text, help and key, for a tooltip. */
  public String tooltip() {
    String key = keys.isEmpty() ? "" : "  [" + keyText() + "]";
    return text + key + (help.isEmpty() ? "" : "\n" + help);
  }

  /** Collects the optional parts. */
  public static final class Builder {
    private final String id;
    private final Menu menu;
    private final String text;
    private final Runnable run;
    private String help = "";
    private @Nullable Ikon icon;
    private List<String> keys = List.of();
    private KeyMap map = KeyMap.ALWAYS;
    private BooleanSupplier enabled = () -> true;
    private @Nullable BooleanSupplier selected;

    private Builder(String id, Menu menu, String text, Runnable run) {
      this.id = id;
      this.menu = menu;
      this.text = text;
      this.run = run;
    }

    public Builder help(String h) {
      help = h;
      return this;
    }

    public Builder icon(Ikon i) {
      icon = i;
      return this;
    }

    public Builder keys(KeyMap when, String... k) {
      map = when;
      keys = List.of(k);
      return this;
    }

    public Builder when(BooleanSupplier e) {
      enabled = e;
      return this;
    }

    public Builder selected(BooleanSupplier s) {
      selected = s;
      return this;
    }

    public Command build() {
      return new Command(id, menu, text, help, icon, keys, map, enabled, selected, run);
    }
  }
}

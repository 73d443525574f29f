package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Commands;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons made from commands: icon, tooltip with the key, enabled-when. */
final class Icons {

  private Icons() {}

  /** A button that runs a command. */
  static Button button(Commands commands, String id) {
    Command c = commands.get(id);
    Button b = new Button();
    dress(b, commands, c);
    return b;
  }

  /** A button that shows whether its command's thing is on; refresh it with {@link #sync}. */
  static ToggleButton toggle(Commands commands, String id) {
    Command c = commands.get(id);
    ToggleButton b = new ToggleButton();
    dress(b, commands, c);
    return b;
  }

  private static void dress(ButtonBase b, Commands commands, Command c) {
    Ikon icon = c.icon();
    if (icon != null) {
      b.setGraphic(new FontIcon(icon));
    } else {
      b.setText(c.text());
    }
    b.getStyleClass().add("tool");
    b.setFocusTraversable(false);
    b.setTooltip(tip(c.tooltip()));
    b.setAccessibleText(c.text());
    b.setUserData(c);
    b.setOnAction(
        e -> {
          commands.run(c);
          sync(b);
        });
  }

  /** Asks the command anew whether it is possible and on. */
  static void sync(ButtonBase b) {
    if (b.getUserData() instanceof Command c) {
      b.setDisable(!c.enabled().getAsBoolean());
      if (b instanceof ToggleButton t && c.selected() != null) {
        t.setSelected(c.selected().getAsBoolean());
      }
    }
  }

  static Tooltip tip(String text) {
    Tooltip t = new Tooltip(text);
    t.setShowDelay(Duration.millis(400));
    t.setWrapText(true);
    t.setMaxWidth(320);
    return t;
  }
}

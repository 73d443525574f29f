package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.link.Source;
import foxden.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Menus, title, transport, speed, driver: one row, all made from commands. */
final class TopBar extends HBox {

  private static final String DRIVER_HELP =
      "Driver: who acts. Switching keeps the state of the world; in a recording it runs on from"
          + " the cursor.";

  private final Session session;
  private final Commands commands;
  private final Label title = new Label();
  private final Button play;
  private final MenuButton speed = new MenuButton();
  private final Label real = new Label();
  private final ComboBox<String> driver = new ComboBox<>();
  private final Button takeOver;
  private final List<ButtonBase> buttons = new ArrayList<>();
  private boolean setting;
  private double clock;

  TopBar(Session session, Commands commands) {
    super(8);
    this.session = session;
    this.commands = commands;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label brand = new Label("Foxden");
    brand.getStyleClass().add("brand");
    brand.setMinWidth(Region.USE_PREF_SIZE);
    title.getStyleClass().add("title");
    title.setMinWidth(64);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setTooltip(new Tooltip());
    title.getTooltip().textProperty().bind(title.textProperty());

    play = button("run.play");
    play.getStyleClass().add("primary");
    HBox transport =
        new HBox(
            4,
            button("run.start"),
            button("run.back"),
            play,
            button("run.forward"),
            button("run.newest"));
    transport.setAlignment(Pos.CENTER);
    for (double s : Session.SPEEDS) {
      MenuItem item = new MenuItem(factor(s));
      item.setOnAction(e -> session.speedProperty().set(s));
      speed.getItems().add(item);
    }
    speed.setFocusTraversable(false);
    speed.setMinWidth(60);
    speed.setMaxWidth(72);
    speed.setTooltip(Icons.tip("Wanted speed, simulated seconds per second  [, slower  . faster]"));
    real.getStyleClass().addAll("small", "muted");
    real.setMinWidth(60);
    real.setTooltip(Icons.tip("Speed that is really reached"));

    driver.setItems(session.drivers());
    driver.getStyleClass().add("driver");
    driver.setFocusTraversable(false);
    driver.setMinWidth(112);
    driver.setTooltip(Icons.tip(DRIVER_HELP));
    driver
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              if (!setting && b != null && !b.equals(session.driverProperty().get())) {
                session.drive(b);
              }
            });
    session.driverProperty().addListener((o, a, b) -> showDriver(b));
    showDriver(session.driverProperty().get());
    takeOver = button("drive.takeover");
    takeOver.getStyleClass().add("text");
    takeOver.setMinWidth(Region.USE_PREF_SIZE);

    ToggleButton record = Icons.toggle(commands, "take.record");
    record.getStyleClass().add("record");
    buttons.add(record);

    getChildren()
        .addAll(
            brand,
            menus(),
            divider(),
            title,
            transport,
            speed,
            real,
            divider(),
            driver,
            takeOver,
            record,
            divider(),
            button("view.theme"),
            button("help.palette"),
            button("help.keys"));

    session.sourceProperty().addListener((o, a, b) -> refresh());
    session.playingProperty().addListener((o, a, b) -> refresh());
    session.speedProperty().addListener((o, a, b) -> refresh());
    session.keysProperty().addListener((o, a, b) -> refresh());
    session.darkProperty().addListener((o, a, b) -> refresh());
    session
        .pulse()
        .clock(
            dt -> {
              clock += dt;
              if (clock > 0.25) {
                clock = 0;
                refresh();
              }
            });
    refresh();
  }

  private Button button(String id) {
    Button b = Icons.button(commands, id);
    buttons.add(b);
    return b;
  }

  private static Node divider() {
    Region r = new Region();
    r.getStyleClass().add("divider");
    return r;
  }

  private MenuBar menus() {
    MenuBar bar = new MenuBar();
    bar.setMinWidth(Region.USE_PREF_SIZE);
    for (Command.Menu m : Command.Menu.values()) {
      if (commands.in(m).isEmpty()) {
        continue;
      }
      Menu menu = new Menu(m.label());
      fill(menu, m);
      menu.setOnShowing(e -> fill(menu, m));
      bar.getMenus().add(menu);
    }
    return bar;
  }

  private void fill(Menu menu, Command.Menu m) {
    menu.getItems().clear();
    for (Command c : commands.in(m)) {
      Label text = new Label(c.text());
      Label key = new Label(c.keyText());
      key.getStyleClass().add("key");
      key.setVisible(!c.keyText().isEmpty());
      FontIcon check = new FontIcon(Feather.CHECK);
      check.setVisible(c.selected() != null && c.selected().getAsBoolean());
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(8, check, text, gap, key);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMinWidth(272);
      CustomMenuItem item = new CustomMenuItem(row, true);
      item.setDisable(!c.enabled().getAsBoolean());
      item.setOnAction(e -> commands.run(c));
      menu.getItems().add(item);
    }
  }

  private void showDriver(String name) {
    setting = true;
    driver.setValue(session.drivers().contains(name) ? name : null);
    driver.setPromptText(name);
    // Names such as fox-gates:0.9@1.2 need more room than the usual ones.
    driver.setMinWidth(name.length() > 8 ? 152 : 112);
    driver.setPrefWidth(name.length() > 8 ? 184 : 112);
    driver.getTooltip().setText(name.isEmpty() ? DRIVER_HELP : name + ". " + DRIVER_HELP);
    setting = false;
  }

  private void refresh() {
    Source s = session.source().orElse(null);
    title.setText(s == null ? "nothing open" : s.title());
    boolean playing = session.playingProperty().get();
    ((FontIcon) play.getGraphic()).setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
    speed.setText(factor(session.speedProperty().get()));
    double f = session.realFactor();
    real.setText(
        playing && !Double.isNaN(f) ? String.format(Locale.ROOT, "real %.2f\u00d7", f) : "paused");
    String who = session.driverProperty().get();
    if (driver.getValue() == null && session.drivers().contains(who)) {
      // Another list of drivers took the choice away.
      showDriver(who);
    }
    boolean driving = session.keysProperty().get() == KeyMap.DRIVING;
    takeOver.setGraphic(new FontIcon(driving ? Feather.CORNER_UP_LEFT : Feather.NAVIGATION));
    takeOver.setText(getWidth() < 1360 ? "" : driving ? "Hand back" : "Take over");
    driver.setDisable(s == null || s.drivers().size() < 2);
    buttons.forEach(Icons::sync);
  }

  private static String factor(double f) {
    return f >= 1
        ? String.format(Locale.ROOT, "%.0f\u00d7", f)
        : String.format(Locale.ROOT, "%s\u00d7", f);
  }
}

package foxden.app.window;

import foxden.app.card.Card;
import foxden.app.command.Command;
import foxden.app.command.Commands;
import foxden.app.command.DrivingKeys;
import foxden.app.command.KeyMap;
import foxden.app.session.Session;
import foxden.policies.human.Control;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys, in three columns: always, looking, driving. Made from the commands. */
final class HelpCard extends Card {

  private final Session session;
  private final Commands commands;

  HelpCard(Session session, Commands commands) {
    super(Pos.CENTER);
    this.session = session;
    this.commands = commands;
    setOnMousePressed(e -> hide());
  }

  void open() {
    HBox columns =
        new HBox(
            32,
            column(KeyMap.ALWAYS, lines(KeyMap.ALWAYS)),
            column(KeyMap.LOOKING, lines(KeyMap.LOOKING)),
            column(KeyMap.DRIVING, driving()));
    Label hint = new Label("Ctrl+K finds any command by name. Any key or click closes this.");
    hint.getStyleClass().addAll("small", "muted");
    VBox card = new VBox(16, columns, hint);
    card.getStyleClass().add("card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(card);
    setVisible(true);
  }

  private record Line(String what, String key) {}

  private List<Line> lines(KeyMap map) {
    List<Line> out = new ArrayList<>();
    for (Command c : commands.all()) {
      if (c.map() == map && !c.keys().isEmpty()) {
        out.add(new Line(c.text(), c.keyText()));
      }
    }
    return out;
  }

  private static List<Line> driving() {
    Map<Control, List<String>> keys = new LinkedHashMap<>();
    DrivingKeys.KEYS.forEach(
        (k, c) -> keys.computeIfAbsent(c, x -> new ArrayList<>()).add(k.getName()));
    List<Line> out = new ArrayList<>();
    for (Control c : Control.values()) {
      if (keys.containsKey(c)) {
        out.add(
            new Line(
                c.label(),
                keys.get(c).stream()
                    .sorted(Comparator.comparingInt(String::length))
                    .collect(Collectors.joining(", "))));
      }
    }
    return out;
  }

  private VBox column(KeyMap map, List<Line> lines) {
    boolean active = map == KeyMap.ALWAYS || map == session.keysProperty().get();
    Label head = new Label(map.label() + (active ? "" : "  (not in force)"));
    head.getStyleClass().add("pane-title");
    VBox box = new VBox(4, head);
    box.setMinWidth(240);
    box.setOpacity(active ? 1 : 0.65);
    for (Line l : lines) {
      Label what = new Label(l.what());
      what.getStyleClass().add("small");
      Label key = new Label(l.key());
      key.getStyleClass().add("key");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(12, what, gap, key);
      row.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().add(row);
    }
    return box;
  }
}

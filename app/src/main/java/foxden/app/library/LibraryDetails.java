package foxden.app.library;

import foxden.app.scene3d.CameraMode;
import foxden.app.session.DemoNotes;
import foxden.sim.household.TakeQuality;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is known about the selected one, and what can be done with it. */
final class LibraryDetails extends VBox {

  private static final PseudoClass SURE = PseudoClass.getPseudoClass("sure");

  private final LibraryActions actions;
  private final Label name = new Label();
  private final Label about = new Label();
  private final Label where = new Label();
  private final Label notes = new Label();
  private final VBox checks = new VBox(2);
  private final TextField from = field("0");
  private final TextField to = field("0");
  private final TextField at = field("0");
  private final ComboBox<String> view = new ComboBox<>();
  private final ComboBox<String> size = new ComboBox<>();
  private final Button open = act(Feather.FILM, "Open", "Opens it (double click)");
  private final Button check =
      act(Feather.ACTIVITY, "Check", "Steps it again, compares every hash, measures its quality");
  private final Button forget =
      act(Feather.TRASH_2, "Delete", "Deletes files of your own; asks once more");
  private final Button trim = act(Feather.SCISSORS, "Trim", "Writes this stretch to a new file");
  private final Button split =
      act(Feather.DIVIDE, "Split", "Writes what is before and after to two new files");
  private final Button merge =
      act(Feather.LINK, "Merge", "Writes the selected ones, which follow each other, as one");
  private final Button film = act(Feather.VIDEO, "MP4", "Draws it as a film");
  private final Button pictures = act(Feather.IMAGE, "PNG", "Draws it as a folder of pictures");
  private List<Entry> chosen = List.of();
  private boolean sure;
  private String shown = "";

  /**
   * @param opened told what shall be opened
   */
  LibraryDetails(LibraryActions actions, Consumer<Entry> opened) {
    super(8);
    this.actions = actions;
    getStyleClass().add("library-details");
    setPrefWidth(320);
    setMinWidth(320);
    setMaxWidth(320);
    name.getStyleClass().add("pane-title");
    for (Label l : List.of(about, where, notes)) {
      l.getStyleClass().add("small");
      l.setWrapText(true);
      l.setMinHeight(Region.USE_PREF_SIZE);
    }
    where.getStyleClass().add("muted");
    view.getItems()
        .setAll("as in the window", "follow the robot", "orbit", "through its eyes", "from above");
    view.setValue("follow the robot");
    size.getItems().setAll("640x360", "960x540", "1280x720", "1920x1080");
    size.setValue("960x540");
    for (ComboBox<?> c : List.of(view, size)) {
      c.getStyleClass().add("small");
      c.setFocusTraversable(false);
    }
    open.getStyleClass().add("accent");
    HBox first = new HBox(8, open, check, forget);
    HBox cut = row(small("from"), from, small("to"), to, small("s"), trim);
    HBox halves = row(small("at"), at, small("s"), split, merge);
    HBox drawn = row(view, size);
    HBox out = row(film, pictures);
    getChildren()
        .addAll(
            name,
            about,
            where,
            first,
            notes,
            checks,
            title("Cut"),
            cut,
            halves,
            title("Export"),
            drawn,
            out);
    open.setOnAction(e -> one(opened));
    check.setOnAction(e -> chosen.forEach(x -> actions.check(x.file())));
    forget.setOnAction(e -> forget());
    trim.setOnAction(
        e -> one(x -> actions.trim(x.file(), number(from.getText()), number(to.getText()))));
    split.setOnAction(e -> one(x -> actions.split(x.file(), number(at.getText()))));
    merge.setOnAction(e -> actions.merge(chosen.stream().map(Entry::file).toList()));
    film.setOnAction(e -> export(true));
    pictures.setOnAction(e -> export(false));
  }

  private void export(boolean asFilm) {
    String[] wh = size.getValue().split("x");
    CameraMode mode =
        switch (view.getValue()) {
          case "follow the robot" -> CameraMode.FOLLOW;
          case "orbit" -> CameraMode.ORBIT;
          case "through its eyes" -> CameraMode.HEAD;
          case "from above" -> CameraMode.TOP;
          default -> null;
        };
    one(
        x ->
            actions.export(
                x.file(), mode, Integer.parseInt(wh[0]), Integer.parseInt(wh[1]), 30, asFilm));
  }

  // Nothing brings a deleted file back: the second press is meant.
  private void forget() {
    if (sure) {
      List<Entry> gone = chosen;
      ask(false);
      gone.forEach(x -> actions.forget(x.file()));
    } else {
      ask(true);
    }
  }

  private void ask(boolean on) {
    sure = on;
    forget.setText(!on ? "Delete" : chosen.size() > 1 ? "All " + chosen.size() + "?" : "Sure?");
    forget.pseudoClassStateChanged(SURE, on);
  }

  private void one(Consumer<Entry> what) {
    chosen.stream().findFirst().ifPresent(what);
  }

  void show(List<Entry> rows) {
    chosen = List.copyOf(rows);
    setDisable(chosen.isEmpty());
    merge.setDisable(chosen.size() < 2);
    Entry e = chosen.isEmpty() ? null : chosen.get(0);
    if (e == null) {
      return;
    }
    boolean several = chosen.size() > 1;
    name.setText(several ? chosen.size() + " selected" : e.name());
    about.setText(several ? together(chosen) : EntryCell.about(e) + "; " + e.outcome());
    where.setText(several ? "" : e.file().toString());
    notes.setText(several ? "" : words(e.notes()));
    notes.setVisible(!notes.getText().isEmpty());
    notes.setManaged(!notes.getText().isEmpty());
    ask(false);
    forget.setDisable(chosen.stream().anyMatch(Entry::shipped));
    check.setDisable(chosen.stream().anyMatch(x -> !x.problem().isEmpty()));
    for (Button b : List.of(open, trim, split, film, pictures)) {
      b.setDisable(!e.problem().isEmpty() || chosen.size() > 1);
    }
    checks.getChildren().clear();
    for (TakeQuality.Check c : several ? List.<TakeQuality.Check>of() : e.notes().checks()) {
      FontIcon icon = new FontIcon(c.good() ? Feather.CHECK : c.soft() ? Feather.INFO : Feather.X);
      icon.getStyleClass().add(c.good() ? "good" : c.soft() ? "hint" : "bad");
      Label l = new Label(c.name() + ": " + c.text(), icon);
      l.getStyleClass().add("small");
      checks.getChildren().add(l);
    }
    checks.setVisible(!checks.getChildren().isEmpty());
    checks.setManaged(!checks.getChildren().isEmpty());
    if (!shown.equals(e.file().toString())) {
      shown = e.file().toString();
      from.setText("0.0");
      to.setText(String.format(Locale.ROOT, "%.1f", e.seconds()));
      at.setText(String.format(Locale.ROOT, "%.1f", e.seconds() / 2));
    }
  }

  private static String together(List<Entry> rows) {
    return String.format(
        Locale.ROOT,
        "%.1f s, %d steps together",
        rows.stream().mapToDouble(Entry::seconds).sum(),
        rows.stream().mapToLong(Entry::steps).sum());
  }

  private static String words(DemoNotes n) {
    StringBuilder s = new StringBuilder(n.notes().strip());
    if (!n.labels().isEmpty()) {
      s.append(s.isEmpty() ? "" : "\n").append("Labels: ");
      s.append(
          String.join(", ", n.labels().stream().map(DemoNotes.Label::name).distinct().toList()));
    }
    return s.toString();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static TextField field(String text) {
    TextField f = new TextField(text);
    f.setPrefColumnCount(4);
    f.getStyleClass().add("small");
    return f;
  }

  private static Label small(String text) {
    Label l = new Label(text);
    l.getStyleClass().addAll("small", "muted");
    l.setMinWidth(Region.USE_PREF_SIZE);
    return l;
  }

  private static Label title(String text) {
    Label l = new Label(text);
    l.getStyleClass().add("pane-title");
    l.setPadding(new Insets(8, 0, 0, 0));
    return l;
  }

  private static HBox row(Node... what) {
    HBox h = new HBox(6, what);
    h.setAlignment(Pos.CENTER_LEFT);
    return h;
  }

  private static Button act(Ikon icon, String text, String help) {
    Button b = new Button(text, new FontIcon(icon));
    b.setFocusTraversable(false);
    b.setMinWidth(Region.USE_PREF_SIZE);
    b.setTooltip(new Tooltip(help));
    return b;
  }
}

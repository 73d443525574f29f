package foxden.app.library;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Picture;
import foxden.app.session.DemoNotes;
import foxden.app.session.Session;
import foxden.sim.household.TakeQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every demonstration there is, over the window: search above, one row each, what can be done with
 * the selected one beside it. Rows are read and their pictures drawn on threads of their own.
 */
public final class LibraryView extends StackPane {

  private static final double ROW = 72;

  private final Session session;
  private final LibraryActions actions;
  private final LibraryModel model = new LibraryModel();
  private final LibraryReader reader = new LibraryReader();
  private final Thumbnails thumbnails;
  private final ObservableList<Entry> rows = FXCollections.observableArrayList();
  private final ListView<Entry> list = new ListView<>(rows);
  private final TextField search = new TextField();
  private final ComboBox<LibraryModel.Order> order = new ComboBox<>();
  private final Label count = new Label();
  private final Map<Path, Image> images = new HashMap<>();
  private final Details details;
  private boolean reading;
  private boolean chose;

  private final class Cell extends ListCell<Entry> {
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label about = new Label();
    private final Label outcome = new Label();
    private final Label quality = new Label();
    private final HBox row;

    Cell() {
      picture.setFitWidth(112);
      picture.setFitHeight(63);
      StackPane frame = new StackPane(picture);
      frame.getStyleClass().add("thumbnail");
      frame.setMinSize(112, 63);
      frame.setMaxSize(112, 63);
      name.getStyleClass().add("pane-title");
      about.getStyleClass().addAll("small", "muted");
      outcome.getStyleClass().add("small");
      quality.getStyleClass().addAll("small", "muted");
      VBox what = new VBox(4, name, about);
      what.setAlignment(Pos.CENTER_LEFT);
      what.setMinWidth(0);
      HBox.setHgrow(what, Priority.ALWAYS);
      VBox how = new VBox(4, outcome, quality);
      how.setAlignment(Pos.CENTER_LEFT);
      how.setMinWidth(132);
      row = new HBox(12, frame, what, how);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMouseClicked(
          e -> {
            Entry it = getItem();
            chose = true;
            if (e.getClickCount() == 2 && it != null) {
              open(it);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Entry e, boolean empty) {
      super.updateItem(e, empty);
      if (empty || e == null) {
        setGraphic(null);
        return;
      }
      picture.setImage(image(e));
      name.setText(e.name());
      about.setText(about(e));
      outcome.setText(e.outcome());
      boolean good = e.problem().isEmpty() && e.counts();
      FontIcon icon = new FontIcon(good ? Feather.CHECK : Feather.X);
      icon.getStyleClass().add(good ? "good" : "bad");
      outcome.setGraphic(icon);
      String q = e.notes().quality();
      int labels = e.notes().labels().size();
      quality.setText(
          (q.isEmpty() ? "not checked" : q + " checks")
              + (labels == 0 ? "" : labels == 1 ? ", 1 label" : ", " + labels + " labels"));
      setGraphic(row);
    }
  }

  /**
   * @param actions what it asks of the program
   */
  public LibraryView(Session session, LibraryActions actions) {
    this.session = session;
    this.actions = actions;
    this.details = new Details();
    this.thumbnails =
        new Thumbnails(
            actions::pictures,
            actions.thumbnails(),
            (file, p) -> session.pulse().post(() -> show(file, p)));
    getStyleClass().add("palette-shade");
    setVisible(false);
    setAlignment(Pos.CENTER);
    search.setPromptText("Search: name, task, driver, outcome, note, label");
    search.getStyleClass().add("palette-field");
    HBox.setHgrow(search, Priority.ALWAYS);
    order.getItems().setAll(LibraryModel.Order.values());
    order.setValue(LibraryModel.Order.NAME);
    order.setFocusTraversable(false);
    order.getStyleClass().add("small");
    count.getStyleClass().addAll("small", "muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().add("tool");
    close.setTooltip(new Tooltip("Close (Esc)"));
    close.setAccessibleText("Close");
    close.setOnAction(e -> hide());
    HBox top = new HBox(8, new FontIcon(Feather.SEARCH), search, count, order, close);
    top.setAlignment(Pos.CENTER_LEFT);
    top.setPadding(new Insets(0, 0, 8, 8));
    list.setCellFactory(v -> new Cell());
    list.setFixedCellSize(ROW);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setPlaceholder(new Label("No demonstration fits."));
    BorderPane box = new BorderPane(list);
    box.setTop(top);
    box.setRight(details);
    box.getStyleClass().addAll("palette", "library");
    box.maxWidthProperty().bind(widthProperty().subtract(96));
    box.maxHeightProperty().bind(heightProperty().subtract(96));
    getChildren().add(box);
    search
        .textProperty()
        .addListener(
            (o, a, b) -> {
              model.search(b);
              refresh();
            });
    order
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              model.order(b);
              refresh();
            });
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<Entry>) c -> details.show(selected()));
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Shows it, read anew. */
  public void open() {
    setVisible(true);
    chose = false;
    search.requestFocus();
    search.selectAll();
    reload();
  }

  public void hide() {
    setVisible(false);
    reader.stop();
    if (getParent() != null) {
      getParent().requestFocus();
    }
  }

  /** Reads all again, when it is shown. */
  public void reload() {
    if (!isVisible()) {
      return;
    }
    List<LibraryReader.Folder> folders = new ArrayList<>();
    folders.add(new LibraryReader.Folder(actions.shipped(), true));
    actions.own().forEach(p -> folders.add(new LibraryReader.Folder(p, false)));
    reading = true;
    model.clear();
    thumbnails.retry();
    reader.start(
        folders,
        more ->
            session
                .pulse()
                .post(
                    () -> {
                      model.put(more);
                      refresh();
                    }),
        () ->
            session
                .pulse()
                .post(
                    () -> {
                      reading = false;
                      refresh();
                    }));
  }

  private void refresh() {
    List<Path> chosen = chose ? selected().stream().map(Entry::file).toList() : List.<Path>of();
    List<Entry> now = model.shown();
    if (!rows.equals(now)) {
      rows.setAll(now);
      for (int i = 0; i < now.size(); i++) {
        if (chosen.contains(now.get(i).file())) {
          list.getSelectionModel().select(i);
        }
      }
    }
    if (list.getSelectionModel().isEmpty() && !now.isEmpty()) {
      list.getSelectionModel().select(0);
    }
    count.setText(
        (now.size() == model.size() ? "" + now.size() : now.size() + " of " + model.size())
            + (reading ? ", reading\u2026" : ""));
  }

  private List<Entry> selected() {
    return list.getSelectionModel().getSelectedItems().stream()
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private void open(Entry e) {
    hide();
    actions.open(e.file());
  }

  private void key(KeyEvent e) {
    boolean inSearch = search.isFocused();
    if (e.getCode() == KeyCode.ESCAPE) {
      hide();
    } else if (e.getCode() == KeyCode.ENTER && (inSearch || list.isFocused())) {
      selected().stream().findFirst().ifPresent(this::open);
    } else if (e.getCode() == KeyCode.DOWN && inSearch) {
      chose = true;
      list.requestFocus();
    } else {
      return;
    }
    e.consume();
  }

  private @Nullable Image image(Entry e) {
    Image known = images.get(e.file());
    if (known == null) {
      Picture p = thumbnails.of(e);
      if (p != null) {
        known = image(p);
        images.put(e.file(), known);
      }
    }
    return known;
  }

  private void show(Path file, Picture p) {
    if (images.size() > 600) {
      images.clear();
    }
    images.put(file, image(p));
    list.refresh();
    details.show(selected());
  }

  private static Image image(Picture p) {
    WritableImage image = new WritableImage(p.width(), p.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            p.width(),
            p.height(),
            PixelFormat.getByteBgraPreInstance(),
            p.bgra().duplicate().rewind(),
            4 * p.width());
    return image;
  }

  private static String about(Entry e) {
    if (!e.problem().isEmpty()) {
      return e.problem();
    }
    return String.format(
        Locale.ROOT,
        "%s by %s, %s, %d steps%s",
        e.task(),
        e.driver().isEmpty() ? "nobody" : e.driver(),
        e.length(),
        e.steps(),
        e.shipped() ? ", shipped" : "");
  }

  /** Gives back what it holds. */
  public void close() {
    reader.stop();
    thumbnails.close();
  }

  /** What is known about the selected one, and what can be done with it. */
  private final class Details extends VBox {
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
    private final Button forget = act(Feather.TRASH_2, "Delete", "Deletes a file of your own");
    private final Button trim = act(Feather.SCISSORS, "Trim", "Writes this stretch to a new file");
    private final Button split =
        act(Feather.DIVIDE, "Split", "Writes what is before and after to two new files");
    private final Button merge =
        act(Feather.LINK, "Merge", "Writes the selected ones, which follow each other, as one");
    private final Button film = act(Feather.VIDEO, "MP4", "Draws it as a film");
    private final Button pictures = act(Feather.IMAGE, "PNG", "Draws it as a folder of pictures");
    private String shown = "";

    Details() {
      super(8);
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
          .setAll(
              "as in the window", "follow the robot", "orbit", "through its eyes", "from above");
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
      open.setOnAction(e -> one(LibraryView.this::open));
      check.setOnAction(e -> one(x -> actions.check(x.file())));
      forget.setOnAction(e -> one(x -> actions.forget(x.file())));
      trim.setOnAction(
          e -> one(x -> actions.trim(x.file(), number(from.getText()), number(to.getText()))));
      split.setOnAction(e -> one(x -> actions.split(x.file(), number(at.getText()))));
      merge.setOnAction(e -> actions.merge(selected().stream().map(Entry::file).toList()));
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

    private void one(java.util.function.Consumer<Entry> what) {
      selected().stream().findFirst().ifPresent(what);
    }

    void show(List<Entry> chosen) {
      setDisable(chosen.isEmpty());
      merge.setDisable(chosen.size() < 2);
      Entry e = chosen.isEmpty() ? null : chosen.get(0);
      if (e == null) {
        return;
      }
      name.setText(chosen.size() > 1 ? chosen.size() + " selected" : e.name());
      about.setText(LibraryView.about(e) + "; " + e.outcome());
      where.setText(e.file().toString());
      notes.setText(words(e.notes()));
      notes.setVisible(!notes.getText().isEmpty());
      notes.setManaged(!notes.getText().isEmpty());
      forget.setDisable(e.shipped());
      for (Button b : List.of(open, check, trim, split, film, pictures)) {
        b.setDisable(!e.problem().isEmpty());
      }
      checks.getChildren().clear();
      for (TakeQuality.Check c : e.notes().checks()) {
        FontIcon icon =
            new FontIcon(c.good() ? Feather.CHECK : c.soft() ? Feather.INFO : Feather.X);
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

    private static HBox row(javafx.scene.Node... what) {
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
}

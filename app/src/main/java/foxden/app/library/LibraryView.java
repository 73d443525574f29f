package foxden.app.library;

import foxden.app.card.SearchCard;
import foxden.app.scene3d.Picture;
import foxden.app.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every demonstration there is, over the window: search above, one row each, what can be done with
 * the selected one beside it. Rows are read and their pictures drawn on threads of their own.
 */
public final class LibraryView extends SearchCard<Entry> {

  private final Session session;
  private final LibraryActions actions;
  private final LibraryModel model = new LibraryModel();
  private final LibraryReader reader = new LibraryReader();
  private final Thumbnails thumbnails;
  private final ComboBox<LibraryModel.Order> order = new ComboBox<>();
  private final Label count = new Label();
  private final Map<Path, Image> images = new HashMap<>();
  private final LibraryDetails details;
  private boolean reading;
  // What the person selected: selected again as soon as its row is back.
  private List<Path> wanted = List.of();
  private boolean filling;

  /**
   * @param actions what it asks of the program
   */
  public LibraryView(Session session, LibraryActions actions) {
    super(Pos.CENTER, "Search: name, task, driver, outcome, note, label", 72);
    this.session = session;
    this.actions = actions;
    this.details = new LibraryDetails(actions, this::take);
    this.thumbnails =
        new Thumbnails(
            actions::pictures,
            actions.thumbnails(),
            (file, p) -> session.pulse().post(() -> show(file, p)));
    order.getItems().setAll(LibraryModel.Order.values());
    order.setValue(LibraryModel.Order.NAME);
    order.setFocusTraversable(false);
    order.getStyleClass().add("small");
    count.getStyleClass().addAll("small", "muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Button close = closeButton();
    HBox top = new HBox(8, new FontIcon(Feather.SEARCH), field, count, order, close);
    top.setAlignment(Pos.CENTER_LEFT);
    top.setPadding(new Insets(0, 0, 8, 8));
    list.setCellFactory(v -> new EntryCell(this::image, this::take));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setPlaceholder(new Label("No demonstration fits."));
    BorderPane box = new BorderPane(list);
    box.setTop(top);
    box.setRight(details);
    box.getStyleClass().addAll("palette", "library");
    box.maxWidthProperty().bind(widthProperty().subtract(96));
    // The same height whatever is selected.
    box.maxHeightProperty().bind(heightProperty().subtract(64));
    box.prefHeightProperty().bind(box.maxHeightProperty());
    getChildren().add(box);
    order
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              model.order(b);
              refresh();
            });
    list.getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<Entry>)
                c -> {
                  if (!filling) {
                    wanted = selected().stream().map(Entry::file).toList();
                    details.show(selected());
                  }
                });
  }

  /** Shows it, read anew. */
  @Override
  public void open() {
    super.open();
    wanted = List.of();
    reload();
  }

  @Override
  public void hide() {
    super.hide();
    reader.stop();
  }

  @Override
  protected void narrow(String typed) {
    model.search(typed);
    refresh();
  }

  @Override
  protected void take(Entry e) {
    hide();
    actions.open(e.file());
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
    List<Entry> now = model.shown();
    if (!list.getItems().equals(now)) {
      filling = true;
      list.getItems().setAll(now);
      list.getSelectionModel().clearSelection();
      for (int i = 0; i < now.size(); i++) {
        if (wanted.contains(now.get(i).file())) {
          list.getSelectionModel().select(i);
        }
      }
      if (list.getSelectionModel().isEmpty() && !now.isEmpty()) {
        list.getSelectionModel().select(0);
      }
      filling = false;
      details.show(selected());
    }
    count.setText(
        (now.size() == model.size() ? "" + now.size() : now.size() + " of " + model.size())
            + (reading ? ", reading\u2026" : ""));
  }

  private List<Entry> selected() {
    return list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
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

  /** Gives back what it holds. */
  public void close() {
    reader.stop();
    thumbnails.close();
  }
}

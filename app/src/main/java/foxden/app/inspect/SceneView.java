package foxden.app.inspect;

import foxden.app.link.Source;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What can move, by name: hover marks it in the world, a click picks it. */
public final class SceneView extends VBox {

  private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");

  private final Session session;
  private final javafx.collections.ObservableList<String> all = FXCollections.observableArrayList();
  private final FilteredList<String> filtered = new FilteredList<>(all);
  private final ListView<String> list = new ListView<>(filtered);
  private final TextField filter = new TextField();
  private final Label count = new Label();
  private final Label empty = new Label();
  private boolean following;

  private final class Cell extends ListCell<String> {
    Cell() {
      getStyleClass().add("scene-cell");
      setOnMouseEntered(
          e -> {
            if (getItem() != null) {
              session.hoverBodyProperty().set(getItem());
            }
          });
      setOnMouseExited(e -> session.hoverBodyProperty().set(null));
      session.hoverBodyProperty().addListener((o, a, b) -> mark());
    }

    private void mark() {
      String hovered = session.hoverBodyProperty().get();
      pseudoClassStateChanged(
          HOVERED,
          hovered != null
              && getItem() != null
              && InspectModel.object(hovered).equals(InspectModel.object(getItem())));
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : InspectModel.object(item).replace('_', ' '));
      mark();
    }
  }

  public SceneView(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("scene");
    count.getStyleClass().addAll("small", "muted");
    count.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    HBox head = new HBox(8, filter, count);
    HBox.setHgrow(filter, Priority.ALWAYS);
    head.setAlignment(Pos.CENTER_LEFT);
    filter.setPromptText("Filter");
    filter.textProperty().addListener((o, a, b) -> filter(b));
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    empty.setTextAlignment(TextAlignment.CENTER);
    list.setPlaceholder(empty);
    list.setCellFactory(v -> new Cell());
    list.setFixedCellSize(26);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, a, b) -> {
              if (b != null && !following) {
                session.pickProperty().set(new Pick.Body(b));
              }
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
    session.sourceProperty().addListener((o, a, b) -> opened(b));
    session.pickProperty().addListener((o, a, b) -> follow(b));
    opened(session.source().orElse(null));
  }

  private void opened(@Nullable Source s) {
    Set<String> roots = new LinkedHashSet<>();
    if (s != null) {
      Set<String> seen = new LinkedHashSet<>();
      for (String body : s.spec().bodies()) {
        if (seen.add(InspectModel.object(body))) {
          roots.add(body);
        }
      }
    }
    // The robot and what the goals speak of first, then by name.
    String goals = s == null ? "" : String.join(" ", s.episode().goalNames());
    all.setAll(
        roots.stream()
            .sorted(
                Comparator.comparing(
                        (String b) -> {
                          String o = InspectModel.object(b);
                          return o.equals("robot") ? 0 : goals.contains(o) ? 1 : 2;
                        })
                    .thenComparing(InspectModel::object))
            .toList());
    filter(filter.getText());
  }

  private void filter(String typed) {
    String t = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    filtered.setPredicate(b -> t.isEmpty() || b.toLowerCase(Locale.ROOT).contains(t));
    empty.setText(
        session.source().isEmpty()
            ? "Things that can move are listed here."
            : all.isEmpty() ? "Nothing here can move." : "Nothing fits.");
    count.setText(t.isEmpty() ? all.size() + " movable" : filtered.size() + " of " + all.size());
  }

  private void follow(@Nullable Pick pick) {
    following = true;
    if (pick instanceof Pick.Body b) {
      for (String s : filtered) {
        if (InspectModel.object(s).equals(InspectModel.object(b.name()))) {
          list.getSelectionModel().select(s);
          list.scrollTo(s);
        }
      }
    } else {
      list.getSelectionModel().clearSelection();
    }
    following = false;
  }
}

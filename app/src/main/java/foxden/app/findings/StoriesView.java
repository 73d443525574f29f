package foxden.app.findings;

import foxden.app.card.Card;
import foxden.app.session.Session;
import foxden.policies.language.StorySummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The findings of the language models as charts, over the window; as wide as the window allows. Esc
 * closes it. FX thread.
 */
public final class StoriesView extends Card {

  // Around the page: the window's edge, the card's padding and a scroll bar.
  private static final double AROUND = 96;

  private final Session session;
  private final Callable<StorySummary> read;
  private final ScrollPane scroll = new ScrollPane();
  private @Nullable StorySummary summary;

  /**
   * @param read the findings, asked each time it opens; may throw IOException with one sentence
   */
  public StoriesView(Session session, Callable<StorySummary> read) {
    super(Pos.CENTER);
    this.session = session;
    this.read = read;
    Label title = new Label("Findings: language models on generated stories");
    title.getStyleClass().add("pane-title");
    Button close = closeButton();
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(16, title, gap, close);
    top.setAlignment(Pos.CENTER_LEFT);
    top.setPadding(new Insets(8, 8, 4, 8));
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    BorderPane box = new BorderPane(scroll);
    box.setTop(top);
    box.getStyleClass().add("palette");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.maxHeightProperty().bind(heightProperty().subtract(32));
    getChildren().add(box);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            hide();
            e.consume();
          }
        });
    session.darkProperty().addListener((o, a, b) -> refresh());
    widthProperty().addListener((o, a, b) -> refresh());
  }

  /** Shows it, read anew. */
  public void open() {
    setVisible(true);
    try {
      summary = read.call();
      refresh();
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      complain("The findings cannot be drawn: " + e.getMessage());
    }
    scroll.setVvalue(0);
    // The arrows and Page Down scroll at once.
    scroll.requestFocus();
  }

  private void refresh() {
    StorySummary s = summary;
    if (s != null && isVisible() && getWidth() > AROUND) {
      double zoom = Math.min(1, (getWidth() - AROUND) / FindingsView.WIDTH);
      FindingsView page = new FindingsView(s, session.darkProperty().get(), zoom);
      scroll.setPrefViewportWidth(page.getPrefWidth());
      scroll.setPrefViewportHeight(page.getPrefHeight());
      scroll.setContent(page);
    }
  }

  private void complain(String sentence) {
    summary = null;
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setPadding(new Insets(24));
    scroll.setContent(label);
  }
}

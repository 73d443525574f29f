package foxden.app.lesson;

import foxden.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A page of a lesson: what to look at, a question, the answer when it is asked for. */
public final class LessonView extends VBox {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final LessonStage stage;
  private final LessonRunner runner;
  private final Label title = new Label();
  private final Label page = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox content = new VBox(12);
  private final ScrollPane scroll = new ScrollPane(content);
  private final Label waiting = new Label();
  private final Button back = new Button("Back", new FontIcon(Feather.CHEVRON_LEFT));
  private final Button reveal = new Button("Show the answer");
  private final Button next = new Button("Next");
  private @Nullable LessonModel model;
  private Lesson.@Nullable Panes before;
  private Runnable closed = () -> {};

  public LessonView(Session session, LessonStage stage) {
    super(8);
    this.stage = stage;
    this.runner = new LessonRunner(session, stage);
    getStyleClass().addAll("pane", "lesson");
    setMinSize(280, 240);
    title.getStyleClass().add("pane-title");
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    page.getStyleClass().addAll("small", "muted");
    page.setMinWidth(Region.USE_PREF_SIZE);
    Button leave = new Button("", new FontIcon(Feather.X));
    leave.getStyleClass().addAll("tool", "tiny");
    leave.setFocusTraversable(false);
    leave.setTooltip(new Tooltip("Leave the lesson"));
    leave.setOnAction(e -> leave());
    HBox head = new HBox(8, title, page, leave);
    head.setAlignment(Pos.CENTER_LEFT);
    progress.getStyleClass().add("lesson-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    content.setPadding(new Insets(0, 12, 0, 0));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    waiting.getStyleClass().addAll("small", "muted");
    next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    next.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
    for (Button b : List.of(back, reveal, next)) {
      b.setFocusTraversable(false);
      b.setMinWidth(Region.USE_PREF_SIZE);
    }
    back.setTooltip(new Tooltip("The page before  [Page Up]"));
    next.setTooltip(new Tooltip("The next page  [Page Down]"));
    reveal.getStyleClass().add("accent");
    reveal.setMaxWidth(Double.MAX_VALUE);
    back.setOnAction(e -> turn(-1));
    next.setOnAction(e -> turn(1));
    reveal.setOnAction(e -> showAnswer());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(8, back, gap, next);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, progress, scroll, waiting, reveal, buttons);
    session
        .pulse()
        .clock(
            dt -> {
              if (model != null) {
                runner.tick(dt);
                String w = runner.waiting();
                if (!w.equals(waiting.getText())) {
                  waiting.setText(w);
                  waiting.setVisible(!w.isEmpty());
                  waiting.setManaged(!w.isEmpty());
                }
              }
            });
  }

  /** Whether a lesson is on. */
  public boolean running() {
    return model != null;
  }

  /** Told when a lesson begins or ends. */
  public void onChange(Runnable told) {
    closed = told;
  }

  /** Begins a lesson at its first page. */
  public void begin(Lesson lesson) {
    if (model == null) {
      before = stage.panes();
    }
    model = new LessonModel(lesson);
    closed.run();
    stage.panes(lesson.panes());
    turnTo(0);
  }

  /** Ends it; the window is as it was before. */
  public void leave() {
    if (model == null) {
      return;
    }
    model = null;
    runner.begin(List.of());
    closed.run();
    Lesson.Panes b = before;
    if (b != null) {
      stage.panes(b);
    }
    before = null;
  }

  /** Turns the page; past the last one the lesson is over. */
  public void turn(int by) {
    LessonModel m = model;
    if (m == null) {
      return;
    }
    if (by > 0 && m.last()) {
      leave();
      return;
    }
    turnTo(m.index() + by);
  }

  private void turnTo(int index) {
    LessonModel m = model;
    if (m == null) {
      return;
    }
    m.go(index);
    runner.begin(m.step().acts());
    show(m);
    scroll.setVvalue(0);
  }

  /** Answers on this page, counted from 0, that can be chosen. */
  public int choices() {
    LessonModel m = model;
    Lesson.Question q = m == null ? null : m.step().question();
    return q == null ? 0 : q.choices().size();
  }

  /** Chooses an answer; after the reveal it stays as it was. */
  public void choose(int choice) {
    LessonModel m = model;
    if (m != null && choice < choices()) {
      m.choose(choice);
      show(m);
    }
  }

  /** Shows the answer, when one may be seen. */
  public void showAnswer() {
    LessonModel m = model;
    if (m == null || !m.mayReveal()) {
      return;
    }
    m.reveal();
    Lesson.Reveal r = m.step().reveal();
    if (r != null) {
      runner.begin(r.acts());
    }
    show(m);
    // The answer is below; its height is known only after a layout.
    scroll.applyCss();
    scroll.layout();
    scroll.setVvalue(1);
  }

  private void show(LessonModel m) {
    Lesson.Step step = m.step();
    title.setText(m.lesson().title());
    page.setText((m.index() + 1) + " of " + m.pages());
    progress.setProgress(m.progress());
    Label heading = new Label(step.title());
    heading.getStyleClass().add("lesson-heading");
    heading.setWrapText(true);
    List<Node> parts = new ArrayList<>(List.of(heading));
    for (String paragraph : step.text().split("\\n\\n")) {
      parts.add(paragraph(paragraph));
    }
    Lesson.Question q = step.question();
    if (q != null) {
      Label asked = paragraph(q.text());
      asked.getStyleClass().add("lesson-question");
      parts.add(asked);
      VBox choices = new VBox(4);
      for (int i = 0; i < q.choices().size(); i++) {
        choices.getChildren().add(choice(m, q, i));
      }
      if (!q.choices().isEmpty()) {
        parts.add(choices);
      }
    }
    Lesson.Reveal r = step.reveal();
    if (r != null && m.revealed()) {
      VBox box = new VBox(8);
      box.getStyleClass().add("lesson-answer");
      Boolean right = m.right();
      if (right != null) {
        Label verdict =
            new Label(
                right ? "As you predicted" : "Not as you predicted",
                new FontIcon(right ? Feather.CHECK : Feather.X));
        verdict.getStyleClass().add("lesson-verdict");
        verdict.pseudoClassStateChanged(RIGHT, right);
        verdict.pseudoClassStateChanged(WRONG, !right);
        box.getChildren().add(verdict);
      }
      for (String paragraph : r.text().split("\\n\\n")) {
        box.getChildren().add(paragraph(paragraph));
      }
      parts.add(box);
    }
    if (m.last() && !m.canReveal() && !m.score().isEmpty()) {
      Label score = new Label(m.score());
      score.getStyleClass().addAll("small", "muted");
      parts.add(score);
    }
    content.getChildren().setAll(parts);
    back.setDisable(m.first());
    next.setText(m.last() ? "Finish" : "Next");
    reveal.setText(q == null ? "Show" : "Show the answer");
    reveal.setVisible(m.canReveal());
    reveal.setManaged(m.canReveal());
    reveal.setDisable(!m.mayReveal());
    reveal.setText(
        !m.mayReveal() && m.canReveal() && q != null
            ? "Predict first, then see"
            : reveal.getText());
  }

  private static Label paragraph(String text) {
    Label label = new Label(text.strip().replaceAll("\\s*\\n\\s*", " "));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Button choice(LessonModel m, Lesson.Question q, int i) {
    Button b = new Button((char) ('a' + i) + "   " + q.choices().get(i));
    b.setTooltip(new Tooltip("Choose this  [Alt+" + (i + 1) + "]"));
    b.getStyleClass().add("lesson-choice");
    b.setWrapText(true);
    b.setMaxWidth(Double.MAX_VALUE);
    b.setMinHeight(Region.USE_PREF_SIZE);
    b.setFocusTraversable(false);
    Integer chosen = m.choice();
    boolean mine = chosen != null && chosen == i;
    b.pseudoClassStateChanged(CHOSEN, mine);
    if (m.revealed()) {
      b.pseudoClassStateChanged(RIGHT, i == q.answer());
      b.pseudoClassStateChanged(WRONG, mine && i != q.answer());
      if (i == q.answer() || mine) {
        b.setGraphic(new FontIcon(i == q.answer() ? Feather.CHECK : Feather.X));
        b.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
      }
    }
    b.setOnAction(e -> choose(i));
    return b;
  }
}

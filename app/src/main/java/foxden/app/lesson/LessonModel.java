package foxden.app.lesson;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where somebody stands in a lesson: the page, what was chosen, what was revealed. */
public final class LessonModel {

  private final Lesson lesson;
  private final Map<Integer, Integer> chosen = new HashMap<>();
  private final BitSet revealed = new BitSet();
  private final BitSet seen = new BitSet();
  private int at;

  public LessonModel(Lesson lesson) {
    this.lesson = lesson;
    seen.set(0);
  }

  public Lesson lesson() {
    return lesson;
  }

  /** The page, counted from 0. */
  public int index() {
    return at;
  }

  public int pages() {
    return lesson.steps().size();
  }

  public Lesson.Step step() {
    return lesson.steps().get(at);
  }

  public boolean first() {
    return at == 0;
  }

  public boolean last() {
    return at == pages() - 1;
  }

  /** Turns to a page. */
  public void go(int page) {
    at = Math.max(0, Math.min(pages() - 1, page));
    seen.set(at);
  }

  /** Share of the pages that were seen. */
  public double progress() {
    return (double) seen.cardinality() / pages();
  }

  /** Chooses an answer; after the reveal it stays as it was. */
  public void choose(int choice) {
    if (!revealed()) {
      chosen.put(at, choice);
    }
  }

  /** What was chosen on this page; null when nothing was. */
  public @Nullable Integer choice() {
    return chosen.get(at);
  }

  /** Whether this page still keeps something back. */
  public boolean canReveal() {
    return step().reveal() != null && !revealed();
  }

  /** Predict, then see: a question with choices wants one first. */
  public boolean mayReveal() {
    Lesson.Question q = step().question();
    return canReveal() && (q == null || q.choices().isEmpty() || choice() != null);
  }

  public boolean revealed() {
    return revealed.get(at);
  }

  public void reveal() {
    revealed.set(at);
  }

  /** After the reveal of a question with choices: whether the choice was right; null before. */
  public @Nullable Boolean right() {
    Lesson.Question q = step().question();
    Integer choice = choice();
    return q == null || q.choices().isEmpty() || choice == null || !revealed()
        ? null
        : choice == q.answer();
  }

  /** Answers given and revealed, and how many of them were right: {@code 2 of 3}. */
  public String score() {
    int asked = 0;
    int good = 0;
    for (int i = 0; i < pages(); i++) {
      Lesson.Question q = lesson.steps().get(i).question();
      Integer choice = chosen.get(i);
      if (q != null && choice != null && revealed.get(i)) {
        asked++;
        good += choice == q.answer() ? 1 : 0;
      }
    }
    return asked == 0 ? "" : good + " of " + asked + " predicted";
  }
}

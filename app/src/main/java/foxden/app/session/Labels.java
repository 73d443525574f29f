package foxden.app.session;

import foxden.app.link.Source;
import foxden.app.session.DemoNotes.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Named stretches of the recording that is open, kept beside its file, and the stretch that is
 * selected on the timeline. FX thread.
 */
public final class Labels {

  /**
   * A selected stretch.
   *
   * @param from first step
   * @param to last step
   */
  public record Range(long from, long to) {}

  private final Session session;
  private final ObservableList<Label> all = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Range> range = new SimpleObjectProperty<>();
  private Consumer<Range> trimmer = r -> {};

  Labels(Session session) {
    this.session = session;
  }

  /** In order of their beginning. */
  public ObservableList<Label> all() {
    return all;
  }

  /** The selected stretch; null when none is. */
  public ObjectProperty<@Nullable Range> rangeProperty() {
    return range;
  }

  /** Selects a stretch, in whichever order its ends come. */
  public void select(long a, long b) {
    range.set(new Range(Math.min(a, b), Math.max(a, b)));
  }

  /** Who writes a stretch to a file of its own. */
  public void onTrim(Consumer<Range> told) {
    trimmer = told;
  }

  /** Has the selected stretch written to a file of its own. */
  public void trim() {
    Range r = range.get();
    if (r != null) {
      trimmer.accept(r);
    }
  }

  /** Whether the open episode has a file to keep labels beside. */
  public boolean possible() {
    return file() != null;
  }

  private @Nullable Path file() {
    return session.source().flatMap(Source::file).orElse(null);
  }

  /** Names the selected stretch. */
  public void add(String name) {
    Range r = range.get();
    if (r == null || name.isBlank()) {
      return;
    }
    if (!possible()) {
      session.say(
          Message.Level.INFO, "A live world has no labels: record it (R), then label the take.");
      return;
    }
    List<Label> next = new ArrayList<>(all);
    next.add(new Label(r.from(), r.to(), name.strip()));
    keep(next);
    range.set(null);
  }

  /** Takes one away. */
  public void remove(Label label) {
    List<Label> next = new ArrayList<>(all);
    next.remove(label);
    keep(next);
  }

  private void keep(List<Label> next) {
    Path file = file();
    if (file == null) {
      return;
    }
    next.sort(Comparator.comparingLong(Label::from).thenComparingLong(Label::to));
    try {
      DemoNotes.write(file, DemoNotes.read(file).with(next));
      all.setAll(next);
    } catch (IOException e) {
      session.say(Message.Level.ERROR, "The label cannot be kept: " + Jobs.sentence(e));
    }
  }

  void opened() {
    range.set(null);
    all.clear();
    Path file = file();
    if (file == null) {
      return;
    }
    try {
      all.setAll(DemoNotes.read(file).labels());
    } catch (IOException e) {
      session.say(Message.Level.WARNING, Jobs.sentence(e));
    }
  }
}

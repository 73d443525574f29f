package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.Event;
import foxden.sim.Replayable;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.history.History;
import foxden.sim.history.Line;
import foxden.sim.history.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way the world went and could go on: the present, the history before it, the futures that
 * were left, the moments that were named, and what was changed since the last step. Nothing that
 * was seen is lost by going back, until the bound on bytes takes it.
 */
final class Ways {

  /** Told when a line is kept, taken up or forgotten. */
  interface Listener {
    void left(Line line, long fork);

    void entered(Line line);

    void forgotten(List<Integer> ids);

    /** The present is a step of the history again, nothing changed since. */
    void moved(History.Entry to);
  }

  /** Steps between two looks at how much the lines hold. */
  private static final int LOOK = 256;

  private final Environment environment;
  private final History history;
  private final Lines lines;
  private final Listener listener;

  private @Nullable StepResult present;

  // Since the step of the present: what was changed, and the state before that.
  private final List<Edit> pending = new ArrayList<>();
  private @Nullable Snapshot untouched;
  private final List<Edit> undone = new ArrayList<>();

  Ways(Environment environment, History history, long maxBytes, Listener listener) {
    this.environment = environment;
    this.history = history;
    this.lines = new Lines(maxBytes);
    this.listener = listener;
  }

  @Nullable StepResult present() {
    return present;
  }

  History history() {
    return history;
  }

  /** Estimated bytes of everything kept. */
  long bytes() {
    return history.bytes() + lines.bytes();
  }

  /** A new episode: nothing of the last one is kept. */
  void start(History.Entry entry) {
    lines.clear();
    pending.clear();
    undone.clear();
    untouched = null;
    present = entry.result();
    history.start(entry, environment.snapshot());
  }

  /** One step more. The present is what it led to. */
  void add(History.Entry entry, @Nullable Snapshot snapshot) {
    present = entry.result();
    pending.clear();
    untouched = null;
    history.add(entry, snapshot);
    if (!lines.all().isEmpty() && entry.result().step() % LOOK == 0) {
      fit();
    }
  }

  private void fit() {
    List<Integer> gone = lines.fit(history);
    if (!gone.isEmpty()) {
      listener.forgotten(gone);
    }
  }

  // ---- Back, and other ways -----------------------------------------------------------------

  /**
   * Makes a step of the history the present; what came after it is kept as a branch.
   *
   * @return whether anything changed
   * @throws IllegalStateException when the step is forgotten, or comes out otherwise than it was
   */
  boolean backTo(long target) {
    StepResult now = present;
    if (now == null || target >= now.step() && pending.isEmpty()) {
      return false;
    }
    leave(target);
    restore(target);
    history.cutAfter(target);
    pending.clear();
    untouched = null;
    fit();
    listener.moved(history.at(target));
    return true;
  }

  // Keeps what lies after a step, if anything does.
  private void leave(long fork) {
    if (history.last() <= fork) {
      return;
    }
    int id = lines.nextId();
    Line line = history.line(id, Line.Kind.BRANCH, "branch " + id, history.last());
    lines.add(line);
    listener.left(line, fork);
  }

  private void restore(long target) {
    History.Entry entry = history.at(target);
    Snapshot snapshot =
        history
            .snapshotBefore(target)
            .orElseThrow(() -> new IllegalStateException("step " + target + " is forgotten"));
    StepResult r = environment.restore(snapshot);
    while (r.step() < target) {
      History.Entry next = history.at(r.step() + 1);
      Action action = next.action();
      if (action == null) {
        throw new IllegalStateException("step " + (r.step() + 1) + " has no action");
      }
      if (environment instanceof Replayable world) {
        world.feed(
            next.result().events().stream()
                .filter(e -> e.kind().equals(Replayable.INPUT))
                .map(Event::text)
                .toList());
      }
      next.edits().forEach(environment::edit);
      r = environment.step(action);
    }
    if (r.hash() != entry.result().hash()) {
      throw new IllegalStateException(
          "going back to step " + target + " gave another state than before; reset the world");
    }
    present = entry.result();
  }

  /** Takes up a line at its last step; the present future is kept as a branch. */
  void enter(int id) {
    Line line =
        lines.find(id).orElseThrow(() -> new IllegalStateException("that branch is forgotten"));
    boolean moment = line.kind() == Line.Kind.MARK;
    if (moment && history.fork(line) == line.last()) {
      // It still lies behind the present, with more before it than the moment itself holds.
      backTo(line.last());
      return;
    }
    leave(Math.max(history.fork(line), -1));
    if (!moment) {
      lines.drop(id);
    }
    history.enter(line);
    restore(line.last());
    pending.clear();
    undone.clear();
    untouched = null;
    fit();
    listener.entered(line);
    listener.moved(history.at(line.last()));
  }

  /**
   * Names a step of the history, so that it can be taken up again: also when the history has
   * forgotten it. The little it holds (the steps since a snapshot) counts against the one bound on
   * bytes, in which named moments are the last to go.
   */
  void mark(long step, String name) {
    Line line = history.moment(lines.nextId(), name, step);
    lines.add(line);
    listener.left(line, step);
    fit();
  }

  /** Forgets a line. */
  void drop(int id) {
    lines.drop(id);
    lines.fit(history);
    listener.forgotten(List.of(id));
  }

  /** Another name for a line. */
  void rename(int id, String name) {
    lines.rename(id, name);
  }

  // ---- Edits --------------------------------------------------------------------------------

  /** What was changed since the present step. */
  List<Edit> pending() {
    return List.copyOf(pending);
  }

  /** Whether somebody pulls a body by an edit that has not ended. */
  boolean pulling(String body) {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).pulls() && pending.get(i).subject().equals(body)) {
        return pending.get(i) instanceof Edit.Pull;
      }
    }
    for (long step = history.last(); step > history.first(); step--) {
      List<Edit> edits = history.at(step).edits();
      for (int i = edits.size() - 1; i >= 0; i--) {
        if (edits.get(i).pulls() && edits.get(i).subject().equals(body)) {
          return edits.get(i) instanceof Edit.Pull;
        }
      }
      if (history.last() - step > 1000) {
        return false;
      }
    }
    return false;
  }

  /** Changes the world now. A change that only goes on with the last one takes its place. */
  void edit(Edit edit) {
    Edit last = pending.isEmpty() ? null : pending.get(pending.size() - 1);
    Snapshot before = untouched;
    if (last != null && before != null && goesOn(last, edit)) {
      List<Edit> left = new ArrayList<>(pending.subList(0, pending.size() - 1));
      environment.restore(before);
      pending.clear();
      left.forEach(this::change);
    }
    change(edit);
    undone.clear();
  }

  private static boolean goesOn(Edit last, Edit edit) {
    return !edit.pulls()
        && last.getClass() == edit.getClass()
        && last.subject().equals(edit.subject());
  }

  private void change(Edit edit) {
    if (pending.isEmpty()) {
      untouched = environment.snapshot();
    }
    environment.edit(edit);
    pending.add(edit);
    if (!edit.pulls()) {
      present = environment.look();
    }
  }

  /**
   * Takes the last edit back: the world goes to where it was before that edit. A pull with all its
   * movements counts as one.
   *
   * @return what was taken back, or null when there is nothing
   */
  @Nullable Edit undo() {
    if (!pending.isEmpty()) {
      List<Edit> left = new ArrayList<>(pending);
      Edit last = left.remove(left.size() - 1);
      Snapshot before = untouched;
      if (before == null) {
        return null;
      }
      while (last.pulls() && !left.isEmpty() && left.get(left.size() - 1).pulls()) {
        last = left.remove(left.size() - 1);
      }
      environment.restore(before);
      present = history.at(history.last()).result();
      pending.clear();
      left.forEach(this::change);
      undone.add(last);
      return last;
    }
    long step = lastEdited();
    if (step < 0) {
      return null;
    }
    List<Edit> edits = new ArrayList<>(history.at(step).edits());
    Edit last = edits.remove(edits.size() - 1);
    while (last.pulls() && !edits.isEmpty() && edits.get(edits.size() - 1).pulls()) {
      last = edits.remove(edits.size() - 1);
    }
    backTo(step - 1);
    edits.forEach(this::change);
    undone.add(last);
    return last;
  }

  // The step before whose edits the last change, or the pull it belongs to, began.
  private long lastEdited() {
    long found = -1;
    for (long step = history.last(); step > history.first(); step--) {
      List<Edit> edits = history.at(step).edits();
      if (edits.isEmpty()) {
        continue;
      }
      if (found < 0) {
        found = step;
        if (!edits.get(0).pulls()) {
          return found;
        }
        continue;
      }
      // Further back only while it is the same pull: it had not ended yet.
      Edit end = edits.get(edits.size() - 1);
      if (!(end instanceof Edit.Pull)) {
        return found;
      }
      found = step;
      if (!edits.get(0).pulls()) {
        return found;
      }
    }
    return found;
  }

  /** Does again what was taken back last; null when there is nothing. */
  @Nullable Edit redo() {
    if (undone.isEmpty()) {
      return null;
    }
    Edit again = undone.remove(undone.size() - 1);
    change(again);
    return again;
  }
}

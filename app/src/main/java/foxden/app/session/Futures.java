package foxden.app.session;

import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.Interventions.Branch;
import foxden.app.link.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The other ways a live world went, and the one it is compared with. FX thread. */
public final class Futures {

  /** A growing way is compared anew this often, s. */
  private static final double AGAIN = 0.3;

  private final Session session;
  private final ObservableList<Branch> branches = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Comparison> comparison = new SimpleObjectProperty<>();
  private final ObservableList<String> told = FXCollections.observableArrayList();
  private long seen = -1;
  private @Nullable Integer compared;
  private long comparedVersion = -1;
  private double clock;

  Futures(Session session) {
    this.session = session;
  }

  /** Kept branches and named moments, oldest first. */
  public ObservableList<Branch> branches() {
    return branches;
  }

  /** The present way beside the one it is compared with; null when with none. */
  public ObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison;
  }

  /** Compares with a branch; with none when it is already the one. */
  public void flip(int id) {
    compare(compared != null && compared == id ? null : id);
  }

  /** Compares with a branch, or with none. */
  public void compare(@Nullable Integer id) {
    compared = id;
    comparedVersion = -1;
    refresh();
  }

  /** Takes a branch or a named moment up again. */
  public void enter(int id) {
    live()
        .ifPresent(
            i -> {
              session.play(false);
              i.enter(id);
              session.followingProperty().set(true);
              if (compared != null && compared == id) {
                compare(null);
              }
            });
  }

  private Optional<Interventions> live() {
    return session.source().flatMap(Source::interventions);
  }

  /**
   * Puts a way beside a recording: what came out when it was made again.
   *
   * @param about what there is to say about it, lines
   */
  public void beside(Branch way, List<String> about) {
    branches.removeIf(b -> b.id() == way.id());
    branches.add(way);
    told.setAll(about);
    compare(way.id());
  }

  /** What is said about the way beside a recording; empty when nothing is. */
  public ObservableList<String> told() {
    return told;
  }

  void opened() {
    seen = -1;
    compared = null;
    comparedVersion = -1;
    branches.clear();
    told.clear();
    comparison.set(null);
    tick(0);
    // Whoever goes on from a recording wants to see how it was there.
    if (branches.stream().anyMatch(b -> !b.enterable())) {
      compare(0);
    }
  }

  void tick(double dt) {
    clock += dt;
    Interventions i = live().orElse(null);
    if (i == null) {
      return;
    }
    long now = i.branchesVersion();
    if (now != seen) {
      List<Branch> before = List.copyOf(branches);
      seen = now;
      branches.setAll(i.branches());
      for (Branch b : branches) {
        boolean fresh = before.stream().noneMatch(o -> o.id() == b.id());
        if (fresh && !b.mark() && b.enterable()) {
          session.say(
              Message.Level.INFO, "What came later is kept as " + b.name() + " (Branches).");
          compare(b.id());
        }
      }
    }
    if (compared != null && clock > AGAIN) {
      clock = 0;
      refresh();
    }
  }

  private void refresh() {
    Episode here = session.episode().orElse(null);
    Branch with =
        branches.stream().filter(b -> Objects.equals(b.id(), compared)).findFirst().orElse(null);
    if (here == null || with == null || here.isEmpty()) {
      comparison.set(null);
      return;
    }
    long version = here.version();
    if (version != comparedVersion) {
      comparedVersion = version;
      comparison.set(Comparison.of(here, with));
    }
  }
}

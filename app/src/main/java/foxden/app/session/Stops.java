package foxden.app.session;

import foxden.app.link.Source;
import foxden.app.link.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The conditions on which a live world pauses; kept in a file beside the window's layout. */
public final class Stops {

  private final Session session;
  private final ObservableList<Stop> all = FXCollections.observableArrayList();
  private @Nullable Path file;

  Stops(Session session) {
    this.session = session;
    all.addListener((ListChangeListener<Stop>) c -> changed());
  }

  /** Conditions in force, oldest first. */
  public ObservableList<Stop> all() {
    return all;
  }

  /** Adds one, unless it is there, and says so. */
  public void add(Stop stop) {
    if (!all.contains(stop)) {
      all.add(stop);
      session.say(Message.Level.INFO, "Will pause when " + stop.wish() + " (Stops).");
    }
  }

  /** Keeps them in a file from now on, and takes in what is there. */
  public void keepIn(Path path) {
    file = null;
    try {
      if (Files.isRegularFile(path)) {
        all.setAll(Stop.read(Files.readString(path)));
      }
    } catch (IOException e) {
      // Conditions that cannot be read are no reason to bother anybody.
    }
    file = path;
  }

  private void changed() {
    opened();
    Path to = file;
    if (to == null) {
      return;
    }
    try {
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(to, Stop.write(List.copyOf(all)) + "\n");
    } catch (IOException e) {
      session.say(Message.Level.WARNING, "The stops cannot be kept: " + e.getMessage());
    }
  }

  /** Tells the source that is open. */
  void opened() {
    session.source().flatMap(Source::interventions).ifPresent(i -> i.stopOn(new ArrayList<>(all)));
  }
}

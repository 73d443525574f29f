package foxden.app.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the library shows: entries by file, searched and sorted; no controls. */
public final class LibraryModel {

  /** In which order. */
  public enum Order {
    NAME("by name"),
    NEWEST("newest first"),
    TASK("by task"),
    LENGTH("longest first"),
    OUTCOME("failures first");

    private final String label;

    Order(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private final Map<Path, Entry> entries = new LinkedHashMap<>();
  private String search = "";
  private Order order = Order.NAME;

  /** Takes entries in; one of a file that is there replaces it. */
  public void put(List<Entry> more) {
    more.forEach(e -> entries.put(e.file(), e));
  }

  /** Forgets all. */
  public void clear() {
    entries.clear();
  }

  public void remove(Path file) {
    entries.remove(file);
  }

  public int size() {
    return entries.size();
  }

  /** Words that must all occur: in name, task, driver, outcome, notes, labels or path. */
  public void search(String typed) {
    search = typed.strip().toLowerCase(Locale.ROOT);
  }

  public void order(Order wanted) {
    order = wanted;
  }

  /** What is to be shown, in order. */
  public List<Entry> shown() {
    String[] words = search.isEmpty() ? new String[0] : search.split("\\s+");
    List<Entry> out = new ArrayList<>();
    for (Entry e : entries.values()) {
      String in = words.length == 0 ? "" : e.words();
      boolean all = true;
      for (String w : words) {
        all &= in.contains(w);
      }
      if (all) {
        out.add(e);
      }
    }
    Comparator<Entry> by =
        switch (order) {
          case NAME -> Comparator.comparing(Entry::shipped);
          case NEWEST -> Comparator.comparingLong((Entry e) -> -e.written());
          case TASK -> Comparator.comparing(Entry::task);
          case LENGTH -> Comparator.comparingDouble((Entry e) -> -e.seconds());
          case OUTCOME -> Comparator.comparing(Entry::counts);
        };
    out.sort(by.thenComparing(e -> e.file().toString()));
    return out;
  }
}

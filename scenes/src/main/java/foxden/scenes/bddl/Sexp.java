package foxden.scenes.bddl;

import foxden.scenes.FormatException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A nested list of words in round brackets; words are lower-cased, {@code ;} starts a comment. */
sealed interface Sexp {

  Position pos();

  /** A run of characters other than space and brackets. */
  record Word(String text, Position pos) implements Sexp {}

  /** Items between brackets; end is where the closing one stands. */
  record Items(List<Sexp> items, Position pos, Position end) implements Sexp {}

  int MAX_DEPTH = 100;

  /** Reads the one list a file consists of. */
  static Items read(String file, String text) throws FormatException {
    Deque<List<Sexp>> open = new ArrayDeque<>();
    Deque<Position> starts = new ArrayDeque<>();
    Items whole = null;
    int line = 1;
    int lineStart = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      Position here = new Position(line, i - lineStart + 1);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
        i++;
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        i++;
      } else if (c == ';') {
        while (i < text.length() && text.charAt(i) != '\n') {
          i++;
        }
      } else if (whole != null) {
        throw new FormatException(
            file, here.toString(), "there is text after the closing bracket", "remove it");
      } else if (c == '(') {
        if (open.size() >= MAX_DEPTH) {
          throw new FormatException(
              file, here.toString(), "brackets are nested over " + MAX_DEPTH, "flatten it");
        }
        open.push(new ArrayList<>());
        starts.push(here);
        i++;
      } else if (c == ')') {
        if (open.isEmpty()) {
          throw new FormatException(
              file, here.toString(), "this bracket closes nothing", "remove it");
        }
        Items items = new Items(List.copyOf(open.pop()), starts.pop(), here);
        if (open.isEmpty()) {
          whole = items;
        } else {
          open.element().add(items);
        }
        i++;
      } else {
        int start = i;
        while (i < text.length() && !isEnd(text.charAt(i))) {
          i++;
        }
        String word = text.substring(start, i).toLowerCase(Locale.ROOT);
        if (open.isEmpty()) {
          throw new FormatException(
              file,
              here.toString(),
              "the word \"" + word + "\" stands outside all brackets",
              "start the file with (define");
        }
        open.element().add(new Word(word, here));
      }
    }
    if (!open.isEmpty()) {
      throw new FormatException(
          file,
          starts.element().toString(),
          "the file ends before the bracket opened here is closed",
          "add " + open.size() + " closing bracket" + (open.size() > 1 ? "s" : ""));
    }
    if (whole == null) {
      throw new FormatException(file, "line 1", "the file is empty", "start it with (define");
    }
    return whole;
  }

  private static boolean isEnd(char c) {
    return c == '(' || c == ')' || c == ';' || Character.isWhitespace(c);
  }
}

package foxden.scenes.bddl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A condition in which every variable has been replaced by instances. An <em>option</em> is a flat
 * list of literals that would make it true; options are made one at a time, in a fixed order,
 * because some activities have millions. The rules per node are those of BEHAVIOR-1K's library
 * without its truncation.
 */
public sealed interface Ground {

  /** The condition in English. */
  String text();

  /** Its truth in a world. */
  boolean holds(Truth truth);

  /** All options, one at a time; contradictions are still among them. */
  Iterator<List<Literal>> each();

  /** All options, lazily, as a stream. */
  default Stream<List<Literal>> options() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(each(), Spliterator.ORDERED), false);
  }

  /** Number of options. */
  BigInteger count();

  /** The conditions it is made of, for a tree view. */
  List<Ground> children();

  /** A fact. */
  record Leaf(Literal literal) implements Ground {
    @Override
    public String text() {
      return English.of(literal);
    }

    @Override
    public boolean holds(Truth truth) {
      return literal.holds(truth);
    }

    @Override
    public Iterator<List<Literal>> each() {
      return List.of(List.of(literal)).iterator();
    }

    @Override
    public BigInteger count() {
      return BigInteger.ONE;
    }

    @Override
    public List<Ground> children() {
      return List.of();
    }
  }

  /** All of them (and, forall): the product of the options. */
  record All(List<Ground> children, String text) implements Ground {
    public All {
      children = List.copyOf(children);
    }

    @Override
    public boolean holds(Truth truth) {
      return children.stream().allMatch(c -> c.holds(truth));
    }

    @Override
    public Iterator<List<Literal>> each() {
      return product(children);
    }

    @Override
    public BigInteger count() {
      return countProduct(children);
    }
  }

  /** At least one of them (or, exists, imply): the union of the options. */
  record Any(List<Ground> children, String text) implements Ground {
    public Any {
      children = List.copyOf(children);
    }

    @Override
    public boolean holds(Truth truth) {
      return children.stream().anyMatch(c -> c.holds(truth));
    }

    @Override
    public Iterator<List<Literal>> each() {
      return Lazy.flatMap(children.iterator(), Ground::each);
    }

    @Override
    public BigInteger count() {
      return children.stream().map(Ground::count).reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /** Not so: from every option of the part one literal, turned round (De Morgan). */
  record No(Ground part, String text) implements Ground {

    /** More options of the negated part than this are refused. */
    static final int MOST = 20_000;

    @Override
    public boolean holds(Truth truth) {
      return !part.holds(truth);
    }

    /** One choice for each option of the part: its literals, turned round. */
    List<List<Literal>> choices() {
      if (part.count().compareTo(BigInteger.valueOf(MOST)) > 0) {
        throw new IllegalArgumentException(
            "The condition under \"not\" has more than "
                + MOST
                + " options; write the not further inside.");
      }
      return part.options().map(o -> o.stream().map(Literal::negated).toList()).toList();
    }

    @Override
    public Iterator<List<Literal>> each() {
      List<Ground> all = new ArrayList<>();
      for (List<Literal> choice : choices()) {
        all.add(new Any(choice.stream().<Ground>map(Leaf::new).toList(), ""));
      }
      return product(all);
    }

    @Override
    public BigInteger count() {
      BigInteger n = BigInteger.ONE;
      for (List<Literal> choice : choices()) {
        n = n.multiply(BigInteger.valueOf(choice.size()));
      }
      return n;
    }

    @Override
    public List<Ground> children() {
      return List.of(part);
    }
  }

  /**
   * Exactly count of them (forn). As in the reference, an option names literals of the chosen ones
   * only, and each combination is listed once for every option of all the others too.
   */
  record Exactly(int wanted, List<Ground> children, String text) implements Ground {
    public Exactly {
      children = List.copyOf(children);
    }

    @Override
    public boolean holds(Truth truth) {
      return children.stream().filter(c -> c.holds(truth)).count() == wanted;
    }

    @Override
    public Iterator<List<Literal>> each() {
      if (wanted > children.size()) {
        return Collections.emptyIterator();
      }
      return Lazy.flatMap(
          Lazy.product(wheels(children)),
          all -> Lazy.map(Lazy.combinations(all.size(), wanted), c -> flatten(all, c)));
    }

    @Override
    public BigInteger count() {
      return countProduct(children).multiply(choose(children.size(), wanted));
    }
  }

  /**
   * Pairs (forpairs, fornpairs). True when at least wanted rows have a true cell and at least
   * wanted columns have one.
   *
   * @param wanted number of pairs; -1: as many as the smaller side has
   * @param rows cells by instance of the first category
   */
  record Pairs(int wanted, List<List<Ground>> rows, String text) implements Ground {
    public Pairs {
      rows = rows.stream().map(List::copyOf).toList();
    }

    int columns() {
      return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    /** Number of pairs to make. */
    int pairs() {
      return wanted >= 0 ? wanted : Math.min(rows.size(), columns());
    }

    /** Cells with the smaller side first. */
    List<List<Ground>> smallerFirst() {
      if (rows.size() <= columns()) {
        return rows;
      }
      return IntStream.range(0, columns())
          .<List<Ground>>mapToObj(c -> rows.stream().map(r -> r.get(c)).toList())
          .toList();
    }

    @Override
    public boolean holds(Truth truth) {
      int trueRows = 0;
      boolean[] column = new boolean[columns()];
      for (List<Ground> row : rows) {
        boolean any = false;
        for (int c = 0; c < row.size(); c++) {
          if (row.get(c).holds(truth)) {
            any = true;
            column[c] = true;
          }
        }
        trueRows += any ? 1 : 0;
      }
      int trueColumns = 0;
      for (boolean c : column) {
        trueColumns += c ? 1 : 0;
      }
      return trueRows >= pairs() && trueColumns >= pairs();
    }

    @Override
    public Iterator<List<Literal>> each() {
      List<List<Ground>> cells = smallerFirst();
      int larger = cells.isEmpty() ? 0 : cells.get(0).size();
      return Lazy.flatMap(
          Lazy.combinations(cells.size(), pairs()),
          rowsChosen ->
              Lazy.flatMap(
                  Lazy.arrangements(larger, rowsChosen.length),
                  to -> {
                    List<Ground> all = new ArrayList<>();
                    for (int k = 0; k < rowsChosen.length; k++) {
                      all.add(cells.get(rowsChosen[k]).get(to.get(k)));
                    }
                    return product(all);
                  }));
    }

    @Override
    public BigInteger count() {
      List<List<Ground>> cells = smallerFirst();
      int larger = cells.isEmpty() ? 0 : cells.get(0).size();
      boolean single =
          cells.stream().flatMap(List::stream).allMatch(g -> g.count().equals(BigInteger.ONE));
      if (!single) {
        return BigInteger.valueOf(options().count());
      }
      BigInteger n = choose(cells.size(), pairs());
      for (int k = 0; k < pairs(); k++) {
        n = n.multiply(BigInteger.valueOf(Math.max(0, larger - k)));
      }
      return n;
    }

    @Override
    public List<Ground> children() {
      return rows.stream().flatMap(List::stream).toList();
    }
  }

  private static BigInteger countProduct(List<Ground> parts) {
    return parts.stream().map(Ground::count).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static List<Supplier<Iterator<List<Literal>>>> wheels(List<Ground> parts) {
    return parts.stream().<Supplier<Iterator<List<Literal>>>>map(g -> g::each).toList();
  }

  private static Iterator<List<Literal>> product(List<Ground> parts) {
    return Lazy.map(
        Lazy.product(wheels(parts)), all -> all.stream().flatMap(List::stream).toList());
  }

  private static List<Literal> flatten(List<List<Literal>> all, int[] chosen) {
    List<Literal> out = new ArrayList<>();
    for (int c : chosen) {
      out.addAll(all.get(c));
    }
    return out;
  }

  private static BigInteger choose(int n, int k) {
    if (k < 0 || k > n) {
      return BigInteger.ZERO;
    }
    BigInteger out = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      out = out.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return out;
  }
}

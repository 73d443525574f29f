package foxden.scenes.bddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Iterators that make one element at a time, however many there are. Streams do not: a flatMap
 * inside a flatMap gathers all elements of its first part before it hands out one.
 */
final class Lazy {

  private Lazy() {}

  /** Each element turned into another. */
  static <A, B> Iterator<B> map(Iterator<A> in, Function<A, B> f) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return in.hasNext();
      }

      @Override
      public B next() {
        return f.apply(in.next());
      }
    };
  }

  /** Each element turned into any number of others. */
  static <A, B> Iterator<B> flatMap(Iterator<A> in, Function<A, Iterator<B>> f) {
    return new Iterator<>() {
      private Iterator<B> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && in.hasNext()) {
          current = f.apply(in.next());
        }
        return current.hasNext();
      }

      @Override
      public B next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }

  /** One element of each part, the last part turning fastest. */
  static <T> Iterator<List<T>> product(List<Supplier<Iterator<T>>> parts) {
    List<Iterator<T>> wheels = new ArrayList<>();
    List<T> first = new ArrayList<>();
    for (Supplier<Iterator<T>> p : parts) {
      Iterator<T> wheel = p.get();
      if (!wheel.hasNext()) {
        return Collections.emptyIterator();
      }
      wheels.add(wheel);
      first.add(wheel.next());
    }
    return new Iterator<>() {
      private @Nullable List<T> ahead = first;

      @Override
      public boolean hasNext() {
        return ahead != null;
      }

      @Override
      public List<T> next() {
        List<T> out = ahead;
        if (out == null) {
          throw new NoSuchElementException();
        }
        ahead = turn(new ArrayList<>(out));
        return out;
      }

      private @Nullable List<T> turn(List<T> row) {
        for (int k = parts.size() - 1; k >= 0; k--) {
          if (wheels.get(k).hasNext()) {
            row.set(k, wheels.get(k).next());
            return row;
          }
          wheels.set(k, parts.get(k).get());
          row.set(k, wheels.get(k).next());
        }
        return null;
      }
    };
  }

  /** Rising index lists of length k below n, in lexicographic order. */
  static Iterator<int[]> combinations(int n, int k) {
    if (k < 0 || k > n) {
      return Collections.emptyIterator();
    }
    return new Iterator<>() {
      private int @Nullable [] ahead = IntStream.range(0, k).toArray();

      @Override
      public boolean hasNext() {
        return ahead != null;
      }

      @Override
      public int[] next() {
        int[] out = ahead;
        if (out == null) {
          throw new NoSuchElementException();
        }
        int[] c = out.clone();
        int i = k - 1;
        while (i >= 0 && c[i] == n - k + i) {
          i--;
        }
        if (i >= 0) {
          c[i]++;
          for (int j = i + 1; j < k; j++) {
            c[j] = c[j - 1] + 1;
          }
        }
        ahead = i < 0 ? null : c;
        return out;
      }
    };
  }

  /** Ordered choices of k different indices below n, in lexicographic order. */
  static Iterator<List<Integer>> arrangements(int n, int k) {
    return arrangements(n, k, List.of());
  }

  private static Iterator<List<Integer>> arrangements(int n, int k, List<Integer> head) {
    if (head.size() == k) {
      return Collections.singleton(head).iterator();
    }
    List<Integer> free = IntStream.range(0, n).filter(i -> !head.contains(i)).boxed().toList();
    return flatMap(
        free.iterator(),
        i -> {
          List<Integer> longer = new ArrayList<>(head);
          longer.add(i);
          return arrangements(n, k, longer);
        });
  }
}

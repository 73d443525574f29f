package foxden.sim.household.physics;

import com.bulletphysics.collision.broadphase.BroadphaseInterface;
import com.bulletphysics.collision.broadphase.BroadphaseNativeType;
import com.bulletphysics.collision.broadphase.BroadphasePair;
import com.bulletphysics.collision.broadphase.BroadphaseProxy;
import com.bulletphysics.collision.broadphase.Dispatcher;
import com.bulletphysics.collision.broadphase.OverlapCallback;
import com.bulletphysics.collision.broadphase.OverlapFilterCallback;
import com.bulletphysics.collision.broadphase.OverlappingPairCache;
import com.bulletphysics.collision.broadphase.OverlappingPairCallback;
import com.bulletphysics.util.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.vecmath.Vector3f;
import org.jspecify.annotations.Nullable;

/**
 * The broad phase: which shapes are close. Fixed shapes lie in a grid of floor cells made once;
 * awake shapes are looked up in it and compared with all other moving shapes. The pair list is
 * sorted by the shapes' numbers, so it depends on the boxes alone and not on the past. (jbullet's
 * own broad phases order by identity hash, which differs from run to run.)
 */
final class Pairs extends BroadphaseInterface {

  private static final float CELL = 0.5f;

  /** Says whether two bodies may collide now. */
  interface Filter {
    boolean collide(Body a, Body b);
  }

  private final List<ShapeProxy> all = new ArrayList<>();
  private ShapeProxy[] fixed = new ShapeProxy[0];
  private ShapeProxy[] moving = new ShapeProxy[0];
  private float originX;
  private float originY;
  private int columns;
  private int rows;
  private int[][] cells = new int[0][];
  private int[] seen = new int[0];
  private int stamp;
  private boolean frozen;

  private ObjectArrayList<BroadphasePair> pairs = new ObjectArrayList<>();
  private ObjectArrayList<BroadphasePair> spare = new ObjectArrayList<>();
  private long[] keys = new long[1024];
  private int count;
  private final Cache cache = new Cache();

  /** Adds the shapes of a body; their numbers follow each other. */
  void add(Body body) {
    for (ShapeProxy p : body.proxies) {
      if (p.uniqueId != all.size()) {
        throw new IllegalStateException("shapes of " + body.name() + " are out of order");
      }
      all.add(p);
    }
    frozen = false;
  }

  int size() {
    return all.size();
  }

  ShapeProxy proxy(int uid) {
    return all.get(uid);
  }

  /** Sorts the fixed shapes into floor cells, unless that is done. */
  void freeze() {
    if (frozen) {
      return;
    }
    frozen = true;
    List<ShapeProxy> still = new ArrayList<>();
    List<ShapeProxy> rest = new ArrayList<>();
    for (ShapeProxy p : all) {
      (p.body.kind() == Body.Kind.FIXED ? still : rest).add(p);
    }
    fixed = still.toArray(new ShapeProxy[0]);
    moving = rest.toArray(new ShapeProxy[0]);
    float loX = 0;
    float loY = 0;
    float hiX = CELL;
    float hiY = CELL;
    for (ShapeProxy p : fixed) {
      loX = Math.min(loX, Math.max(p.box[0], -64));
      loY = Math.min(loY, Math.max(p.box[1], -64));
      hiX = Math.max(hiX, Math.min(p.box[3], 64));
      hiY = Math.max(hiY, Math.min(p.box[4], 64));
    }
    originX = loX;
    originY = loY;
    columns = (int) Math.ceil((hiX - loX) / CELL) + 1;
    rows = (int) Math.ceil((hiY - loY) / CELL) + 1;
    int[] sizes = new int[columns * rows];
    for (int pass = 0; pass < 2; pass++) {
      if (pass == 1) {
        cells = new int[columns * rows][];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = new int[sizes[i]];
        }
        Arrays.fill(sizes, 0);
      }
      for (int f = 0; f < fixed.length; f++) {
        float[] b = fixed[f].box;
        for (int y = row(b[1]); y <= row(b[4]); y++) {
          for (int x = column(b[0]); x <= column(b[3]); x++) {
            int c = y * columns + x;
            if (pass == 1) {
              cells[c][sizes[c]] = f;
            }
            sizes[c]++;
          }
        }
      }
    }
    seen = new int[fixed.length];
    stamp = 0;
  }

  private int column(float x) {
    return Math.min(columns - 1, Math.max(0, (int) ((x - originX) / CELL)));
  }

  private int row(float y) {
    return Math.min(rows - 1, Math.max(0, (int) ((y - originY) / CELL)));
  }

  /**
   * Finds all shapes of the given kinds whose boxes overlap a box, in the order of their numbers.
   *
   * @param box lo x y z, hi x y z
   */
  void query(float[] box, int kinds, List<ShapeProxy> out) {
    freeze();
    int from = out.size();
    if ((kinds & Body.Kind.FIXED.bit()) != 0) {
      mark();
      for (int y = row(box[1]); y <= row(box[4]); y++) {
        for (int x = column(box[0]); x <= column(box[3]); x++) {
          for (int f : cells[y * columns + x]) {
            if (seen[f] != stamp) {
              seen[f] = stamp;
              if (overlap(fixed[f].box, box)) {
                out.add(fixed[f]);
              }
            }
          }
        }
      }
    }
    if ((kinds & ~Body.Kind.FIXED.bit()) != 0) {
      for (ShapeProxy p : moving) {
        if ((p.body.kind().bit() & kinds) != 0 && overlap(p.box, box)) {
          out.add(p);
        }
      }
    }
    out.subList(from, out.size()).sort((p, q) -> Integer.compare(p.uniqueId, q.uniqueId));
  }

  private void mark() {
    stamp++;
    if (stamp == Integer.MAX_VALUE) {
      Arrays.fill(seen, 0);
      stamp = 1;
    }
  }

  private static boolean overlap(float[] a, float[] b) {
    return a[0] <= b[3]
        && b[0] <= a[3]
        && a[1] <= b[4]
        && b[1] <= a[4]
        && a[2] <= b[5]
        && b[2] <= a[5];
  }

  /** Brings the pair list up to date with the boxes. */
  void update(Filter filter, Dispatcher dispatcher) {
    freeze();
    count = 0;
    // two sleepers have not moved: their pair stays
    for (int i = 0; i < pairs.size(); i++) {
      Pair p = (Pair) pairs.getQuick(i);
      if (!p.a.body.awake() && !p.b.body.awake() && filter.collide(p.a.body, p.b.body)) {
        addKey(p.key);
      }
    }
    for (ShapeProxy p : moving) {
      if (p.body.awake()) {
        partners(p, filter);
      }
    }
    Arrays.sort(keys, 0, count);
    merge(dispatcher);
  }

  private void partners(ShapeProxy p, Filter filter) {
    Body body = p.body;
    if (body.kind() != Body.Kind.ROBOT) {
      mark();
      float[] box = p.box;
      for (int y = row(box[1]); y <= row(box[4]); y++) {
        for (int x = column(box[0]); x <= column(box[3]); x++) {
          for (int f : cells[y * columns + x]) {
            if (seen[f] != stamp) {
              seen[f] = stamp;
              ShapeProxy q = fixed[f];
              if (overlap(q.box, box) && filter.collide(body, q.body)) {
                addKey(key(p, q));
              }
            }
          }
        }
      }
    }
    for (ShapeProxy q : moving) {
      if (q.body != body
          && overlap(q.box, p.box)
          && !(q.uniqueId < p.uniqueId && q.body.awake())
          && filter.collide(body, q.body)) {
        addKey(key(p, q));
      }
    }
  }

  private static long key(ShapeProxy p, ShapeProxy q) {
    return p.uniqueId < q.uniqueId
        ? Pair.key(p.uniqueId, q.uniqueId)
        : Pair.key(q.uniqueId, p.uniqueId);
  }

  private void addKey(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = key;
  }

  // both lists are sorted: keeps pairs that stay, frees those that go, makes those that come
  private void merge(Dispatcher dispatcher) {
    spare.clear();
    int old = 0;
    for (int i = 0; i < count; i++) {
      long key = keys[i];
      while (old < pairs.size() && ((Pair) pairs.getQuick(old)).key < key) {
        free((Pair) pairs.getQuick(old++), dispatcher);
      }
      if (old < pairs.size() && ((Pair) pairs.getQuick(old)).key == key) {
        spare.add(pairs.getQuick(old++));
      } else {
        spare.add(make(key));
      }
    }
    while (old < pairs.size()) {
      free((Pair) pairs.getQuick(old++), dispatcher);
    }
    ObjectArrayList<BroadphasePair> swap = pairs;
    pairs = spare;
    spare = swap;
    spare.clear();
  }

  private Pair make(long key) {
    return new Pair(all.get((int) (key >>> 32)), all.get((int) key));
  }

  private static void free(Pair p, Dispatcher dispatcher) {
    if (p.manifold != null) {
      dispatcher.releaseManifold(p.manifold);
      p.manifold = null;
    }
  }

  int pairCount() {
    return pairs.size();
  }

  Pair pair(int i) {
    return (Pair) pairs.getQuick(i);
  }

  /** Replaces the list by pairs with these keys, without manifolds. */
  void restore(long[] sorted, Dispatcher dispatcher) {
    for (int i = 0; i < pairs.size(); i++) {
      free((Pair) pairs.getQuick(i), dispatcher);
    }
    pairs.clear();
    long before = -1;
    for (long key : sorted) {
      int a = (int) (key >>> 32);
      int b = (int) key;
      if (key <= before || a < 0 || b <= a || b >= all.size()) {
        throw new IllegalArgumentException("the snapshot's pair list is damaged");
      }
      before = key;
      pairs.add(make(key));
    }
  }

  @Override
  public OverlappingPairCache getOverlappingPairCache() {
    return cache;
  }

  @Override
  public BroadphaseProxy createProxy(
      Vector3f lo,
      Vector3f hi,
      BroadphaseNativeType type,
      Object user,
      short group,
      short mask,
      Dispatcher dispatcher,
      Object multiSap) {
    throw unused();
  }

  @Override
  public void destroyProxy(BroadphaseProxy proxy, Dispatcher dispatcher) {
    throw unused();
  }

  @Override
  public void setAabb(BroadphaseProxy proxy, Vector3f lo, Vector3f hi, Dispatcher dispatcher) {
    throw unused();
  }

  @Override
  public void calculateOverlappingPairs(Dispatcher dispatcher) {
    throw unused();
  }

  @Override
  public void getBroadphaseAabb(Vector3f lo, Vector3f hi) {
    throw unused();
  }

  @Override
  public void printStats() {}

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("a HouseWorld keeps its own pairs");
  }

  /** The list as jbullet's island manager wants it. */
  private final class Cache extends OverlappingPairCache {

    @Override
    public ObjectArrayList<BroadphasePair> getOverlappingPairArray() {
      return pairs;
    }

    @Override
    public int getNumOverlappingPairs() {
      return pairs.size();
    }

    @Override
    public boolean hasDeferredRemoval() {
      return false;
    }

    @Override
    public void cleanOverlappingPair(BroadphasePair pair, Dispatcher dispatcher) {
      throw unused();
    }

    @Override
    public void cleanProxyFromPairs(BroadphaseProxy proxy, Dispatcher dispatcher) {
      throw unused();
    }

    @Override
    public void setOverlapFilterCallback(OverlapFilterCallback callback) {
      throw unused();
    }

    @Override
    public void processAllOverlappingPairs(OverlapCallback callback, Dispatcher dispatcher) {
      throw unused();
    }

    @Override
    public @Nullable BroadphasePair findPair(BroadphaseProxy a, BroadphaseProxy b) {
      throw unused();
    }

    @Override
    public void setInternalGhostPairCallback(OverlappingPairCallback callback) {
      throw unused();
    }

    @Override
    public BroadphasePair addOverlappingPair(BroadphaseProxy a, BroadphaseProxy b) {
      throw unused();
    }

    @Override
    public Object removeOverlappingPair(
        BroadphaseProxy a, BroadphaseProxy b, Dispatcher dispatcher) {
      throw unused();
    }

    @Override
    public void removeOverlappingPairsContainingProxy(
        BroadphaseProxy proxy, Dispatcher dispatcher) {
      throw unused();
    }
  }
}

package foxden.sim.household.physics;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sun.reflect.ReflectionFactory;

/**
 * The slow way to save a world: a deep copy of the whole object graph by reflection, and a
 * comparison of two graphs field by field. The oracle for the fast snapshot.
 */
final class Graphs {

  /**
   * What a step writes before it reads, or what only counts objects ever made. A {@code *} stands
   * for all fields of the class.
   */
  private static final Map<String, Set<String>> SCRATCH =
      Map.ofEntries(
          Map.entry("ObjectPool", Set.of("*")),
          Map.entry("ArrayPool", Set.of("*")),
          Map.entry("GjkPairDetector", Set.of("*")),
          Map.entry("VoronoiSimplexSolver", Set.of("*")),
          Map.entry("GjkEpaPenetrationDepthSolver", Set.of("*")),
          Map.entry("ManifoldResult", Set.of("*")),
          Map.entry("ClosestPointInput", Set.of("*")),
          Map.entry("DispatcherInfo", Set.of("*")),
          Map.entry("DefaultNearCallback", Set.of("*")),
          Map.entry("CollisionPairCallback", Set.of("*")),
          Map.entry("CollisionAlgorithmConstructionInfo", Set.of("*")),
          Map.entry("InplaceSolverIslandCallback", Set.of("*")),
          Map.entry("UnionFind", Set.of("*")),
          Map.entry("Queries", Set.of("*")),
          Map.entry("DiscreteDynamicsWorld", Set.of("sortedConstraints")),
          Map.entry("SimulationIslandManager", Set.of("islandmanifold", "islandBodies")),
          Map.entry(
              "SequentialImpulseConstraintSolver",
              Set.of(
                  "gOrder",
                  "tmpSolverBodyPool",
                  "tmpSolverConstraintPool",
                  "tmpSolverFrictionConstraintPool",
                  "orderTmpConstraintPool",
                  "orderFrictionConstraintPool")),
          Map.entry("RigidBody", Set.of("debugBodyId", "uniqueId")),
          Map.entry("HouseDynamics", Set.of("tmp", "v", "w")),
          Map.entry("Pairs", Set.of("spare", "keys", "count", "seen", "stamp")),
          Map.entry("Row", Set.of("*")));

  private Graphs() {}

  private static boolean scratch(Field f) {
    Set<String> s = SCRATCH.get(f.getDeclaringClass().getSimpleName());
    return s != null && (s.contains("*") || s.contains(f.getName()));
  }

  private static boolean leaf(Object o) {
    return o instanceof String
        || o instanceof Number
        || o instanceof Boolean
        || o instanceof Character
        || o instanceof Enum
        || o instanceof Class
        || o instanceof Record
        || o.getClass().isHidden();
  }

  private static List<Field> fields(Class<?> c) {
    List<Field> all = new ArrayList<>();
    for (Class<?> k = c; k != null && !k.getName().startsWith("java."); k = k.getSuperclass()) {
      for (Field f : k.getDeclaredFields()) {
        if (!Modifier.isStatic(f.getModifiers())) {
          f.setAccessible(true);
          all.add(f);
        }
      }
    }
    return all;
  }

  /** A deep copy that shares only immutable things. */
  @SuppressWarnings("unchecked")
  static <T> T copy(T root) {
    try {
      return (T) copy(root, new IdentityHashMap<>());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object copy(Object root, IdentityHashMap<Object, Object> done)
      throws ReflectiveOperationException {
    Object top = shell(root, done);
    Deque<Object> todo = new ArrayDeque<>(List.of(root));
    IdentityHashMap<Object, Boolean> queued = new IdentityHashMap<>();
    queued.put(root, true);
    while (!todo.isEmpty()) {
      Object from = todo.pop();
      Object to = Objects.requireNonNull(done.get(from));
      if (from instanceof ArrayList<?> list) {
        for (Object e : list) {
          addTo(to, e, done, todo, queued);
        }
      } else if (from instanceof LinkedHashMap<?, ?> map) {
        for (Map.Entry<?, ?> e : map.entrySet()) {
          putInto(to, e, done, todo, queued);
        }
      } else if (from.getClass().isArray()) {
        if (!from.getClass().getComponentType().isPrimitive()) {
          for (int i = 0; i < Array.getLength(from); i++) {
            Array.set(to, i, visit(Array.get(from, i), done, todo, queued));
          }
        }
      } else {
        for (Field f : fields(from.getClass())) {
          Object v = f.get(from);
          f.set(to, f.getType().isPrimitive() ? v : visit(v, done, todo, queued));
        }
      }
    }
    return top;
  }

  @SuppressWarnings("unchecked")
  private static void addTo(
      Object to,
      Object e,
      IdentityHashMap<Object, Object> done,
      Deque<Object> todo,
      IdentityHashMap<Object, Boolean> queued)
      throws ReflectiveOperationException {
    ((List<Object>) to).add(visit(e, done, todo, queued));
  }

  @SuppressWarnings("unchecked")
  private static void putInto(
      Object to,
      Map.Entry<?, ?> e,
      IdentityHashMap<Object, Object> done,
      Deque<Object> todo,
      IdentityHashMap<Object, Boolean> queued)
      throws ReflectiveOperationException {
    ((Map<Object, Object>) to).put(e.getKey(), visit(e.getValue(), done, todo, queued));
  }

  private static Object visit(
      Object v,
      IdentityHashMap<Object, Object> done,
      Deque<Object> todo,
      IdentityHashMap<Object, Boolean> queued)
      throws ReflectiveOperationException {
    if (v == null || leaf(v) || v.getClass().getName().startsWith("java.util.ImmutableColl")) {
      return v instanceof List<?> list && !list.isEmpty() && !leaf(list.get(0))
          ? copyOfImmutable(list, done, todo, queued)
          : v;
    }
    Object to = shell(v, done);
    if (queued.put(v, true) == null) {
      todo.push(v);
    }
    return to;
  }

  private static List<Object> copyOfImmutable(
      List<?> list,
      IdentityHashMap<Object, Object> done,
      Deque<Object> todo,
      IdentityHashMap<Object, Boolean> queued)
      throws ReflectiveOperationException {
    List<Object> out = new ArrayList<>();
    for (Object e : list) {
      out.add(visit(e, done, todo, queued));
    }
    return List.copyOf(out);
  }

  private static Object shell(Object v, IdentityHashMap<Object, Object> done)
      throws ReflectiveOperationException {
    Object to = done.get(v);
    if (to != null) {
      return to;
    }
    Class<?> c = v.getClass();
    if (v instanceof ArrayList) {
      to = new ArrayList<>();
    } else if (v instanceof LinkedHashMap) {
      to = new LinkedHashMap<>();
    } else if (c.isArray()) {
      int n = Array.getLength(v);
      to = Array.newInstance(c.getComponentType(), n);
      if (c.getComponentType().isPrimitive()) {
        System.arraycopy(v, 0, to, 0, n);
      }
    } else {
      Constructor<?> make =
          ReflectionFactory.getReflectionFactory()
              .newConstructorForSerialization(c, Object.class.getDeclaredConstructor());
      to = make.newInstance();
    }
    done.put(v, to);
    return to;
  }

  /** Differences between two graphs, as paths; scratch is left out. At most ten. */
  static List<String> differences(Object a, Object b) {
    List<String> out = new ArrayList<>();
    IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
    Deque<Object[]> todo = new ArrayDeque<>();
    todo.push(new Object[] {a, b, ""});
    try {
      while (!todo.isEmpty() && out.size() < 10) {
        Object[] t = todo.pop();
        differences(t[0], t[1], (String) t[2], seen, todo, out);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return out;
  }

  private static void differences(
      Object a,
      Object b,
      String path,
      IdentityHashMap<Object, Object> seen,
      Deque<Object[]> todo,
      List<String> out)
      throws IllegalAccessException {
    if (a == null || b == null || a.getClass() != b.getClass()) {
      if (a != b && !(a != null && b != null && a.getClass().isHidden())) {
        out.add(path + ": " + a + " | " + b);
      }
      return;
    }
    if (a.getClass().isHidden()) {
      return;
    }
    if (leaf(a)) {
      if (!a.equals(b)) {
        out.add(path + ": " + a + " | " + b);
      }
      return;
    }
    Object before = seen.put(a, b);
    if (before != null) {
      // the same object must stand for the same object everywhere
      if (before != b) {
        out.add(path + ": other identity");
      }
      return;
    }
    if (a instanceof List<?> x) {
      List<?> y = (List<?>) b;
      if (x.size() != y.size()) {
        out.add(path + ": size " + x.size() + " | " + y.size());
        return;
      }
      for (int i = 0; i < x.size(); i++) {
        todo.push(new Object[] {x.get(i), y.get(i), path + "[" + i + "]"});
      }
    } else if (a instanceof Map<?, ?> x) {
      Map<?, ?> y = (Map<?, ?>) b;
      if (!x.keySet().equals(y.keySet())) {
        out.add(path + ": other keys");
        return;
      }
      for (Map.Entry<?, ?> e : x.entrySet()) {
        todo.push(new Object[] {e.getValue(), y.get(e.getKey()), path + "[" + e.getKey() + "]"});
      }
    } else if (a.getClass().isArray()) {
      int n = Array.getLength(a);
      if (n != Array.getLength(b)) {
        out.add(path + ": length " + n + " | " + Array.getLength(b));
        return;
      }
      for (int i = 0; i < n; i++) {
        todo.push(new Object[] {Array.get(a, i), Array.get(b, i), path + "[" + i + "]"});
      }
    } else {
      for (Field f : fields(a.getClass())) {
        if (scratch(f)) {
          continue;
        }
        String at = path + "." + f.getName();
        if (f.getDeclaringClass().getSimpleName().equals("PersistentManifold")
            && f.getName().equals("pointCache")) {
          // points beyond the count are leftovers
          int n = ((com.bulletphysics.collision.narrowphase.PersistentManifold) a).getNumContacts();
          for (int i = 0; i < n; i++) {
            todo.push(new Object[] {Array.get(f.get(a), i), Array.get(f.get(b), i), at + i});
          }
        } else if (f.getType() == float.class) {
          if (Float.floatToRawIntBits(f.getFloat(a)) != Float.floatToRawIntBits(f.getFloat(b))) {
            out.add(at + ": " + f.getFloat(a) + " | " + f.getFloat(b));
          }
        } else {
          todo.push(new Object[] {f.get(a), f.get(b), at});
        }
      }
    }
  }
}

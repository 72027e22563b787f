//! Splits the page's program in two: a first part, which a visit has to wait for, and the rest, which is loaded once the
//! first part runs, or at once when something in it is called before that.
//!
//! Both work in the same memory and the same table of functions. A function of the rest that the first part calls has a
//! place at the end of that table, and what stands in the first part under its name is a stub: it sees to it that the rest
//! is there, and calls through that place. The rest takes from the first part what it calls there.
//!
//! Invariant: the rest has no data and no state of its own. What the two parts do together is what the whole did.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, Function, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportedFunction, LocalFunction, Module, ModuleConfig, TableId, ValType,
};

use crate::fault::Fault;
use crate::files::{self, PAGE};
use crate::furnish::REST_PROGRAM;
use crate::names::letters;

/// A function with this in its name is a door: what the first part can do without begins there. All that nothing but doors
/// leads to goes with them.
///
/// No door may be opened on Home, while the stores are opened and read, or while a question is answered and its words are
/// saved: `tests/browser/two_parts.rs` holds the page to that.
const DOOR: &str = "elsewhere";

/// Screens behind those doors. What their buttons do is called through the table, so it cannot be seen that nothing but
/// they lead there.
const SCREENS: &[&str] = &[
    "view::cards",
    "view::guide",
    "view::help_now",
    "view::keep_safe",
    "view::lock",
    "view::look_back",
    "view::my_page",
    "view::note",
    "view::prints",
    "view::settings",
    "view::sheet",
    "view::timeline",
];

/// What a stub calls while the rest is not there: see `src/web/rest.rs`.
const NEEDED: &str = "rest_is_needed";

/// What the rest calls the first part, and `src/outside.js` as well.
const FIRST: &str = "a";

/// Splits the page's program in `dist`, and puts the rest into `made`.
pub fn split(dist: &Path, made: &Path) -> Result<(), Fault> {
    let files = files::read_all(dist)?;
    for program in files.iter().filter(|file| file.path.starts_with(PAGE) && file.extension() == "wasm") {
        let parts = in_two(&program.bytes, is_of_rest).ok_or_else(|| Fault::NotAProgram(program.path.clone()))?;
        for (path, bytes) in [dist.join(&program.path), made.join(REST_PROGRAM)].iter().zip(parts) {
            fs::write(path, bytes).map_err(Fault::file(path))?;
        }
    }
    Ok(())
}

/// Whether the function of this name goes into the rest by its name alone.
fn is_of_rest(name: &str) -> bool {
    name.contains(DOOR) || SCREENS.iter().any(|screen| name.contains(&mangled(screen)))
}

/// A path as it stands in the names that rustc gives: each part behind its length.
fn mangled(path: &str) -> String {
    path.split("::").map(|part| format!("{}{part}", part.len())).collect()
}

/// The first part and the rest; none if this is no program that can be split. A second time it cannot.
fn in_two(program: &[u8], is_of_rest: impl Fn(&str) -> bool) -> Option<[Vec<u8>; 2]> {
    let whole = parse(program)?;
    let calls = calls(&whole);
    let late = late(&whole, &calls, is_of_rest);
    let stubbed = called_from_first(&whole, &calls, &late);
    if stubbed.is_empty() {
        return None;
    }
    let (mut rest, taken) = rest(parse(program)?, &late, &stubbed)?;
    let mut first = first(parse(program)?, &stubbed, &taken)?;
    Some([first.emit_wasm(), rest.emit_wasm()])
}

/// The names of functions have done what they are for when a part is written.
fn parse(program: &[u8]) -> Option<Module> {
    ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(program).ok()
}

/// The functions in the order of the program, which is how they are told here: ids are another module's in each parse.
fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(|function| function.id()).collect()
}

/// Which functions each function calls.
fn calls(module: &Module) -> Vec<BTreeSet<usize>> {
    struct Called<'a>(&'a BTreeMap<FunctionId, usize>, BTreeSet<usize>);
    impl Visitor<'_> for Called<'_> {
        fn visit_function_id(&mut self, function: &FunctionId) {
            self.1.extend(self.0.get(function));
        }
    }
    let places = functions(module).into_iter().enumerate().map(|(place, id)| (id, place)).collect();
    let called_by = |function: &Function| {
        let mut called = Called(&places, BTreeSet::new());
        if let FunctionKind::Local(local) = &function.kind {
            dfs_in_order(&mut called, local, local.entry_block());
        }
        called.1
    };
    module.funcs.iter().map(called_by).collect()
}

/// The functions that stand in the table, so that any other may call them.
fn in_table(module: &Module) -> BTreeSet<FunctionId> {
    let mut found = BTreeSet::new();
    for element in module.elements.iter() {
        match &element.items {
            ElementItems::Functions(functions) => found.extend(functions),
            ElementItems::Expressions(_, items) => found.extend(items.iter().filter_map(|item| match item {
                ConstExpr::RefFunc(function) => Some(function),
                _ => None,
            })),
        }
    }
    found
}

/// Of each function whether it goes into the rest: those that do by their names, and all that no other leads to.
fn late(module: &Module, calls: &[BTreeSet<usize>], is_of_rest: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut outside: BTreeSet<FunctionId> = module.start.into_iter().collect();
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            outside.insert(function);
        }
    }
    let is_local = |function: &Function| matches!(function.kind, FunctionKind::Local(_));
    let is_named = |function: &Function| {
        let named = function.name.as_deref().is_some_and(&is_of_rest);
        named && is_local(function) && !outside.contains(&function.id())
    };
    let named: Vec<bool> = module.funcs.iter().map(is_named).collect();
    let roots = &outside | &in_table(module);
    let mut found: Vec<usize> = Vec::new();
    found.extend(module.funcs.iter().enumerate().filter(|(_, it)| roots.contains(&it.id())).map(|(place, _)| place));
    let mut needed = vec![false; named.len()];
    while let Some(place) = found.pop() {
        if !named[place] && !std::mem::replace(&mut needed[place], true) {
            found.extend(&calls[place]);
        }
    }
    module.funcs.iter().zip(needed).map(|(function, needed)| is_local(function) && !needed).collect()
}

/// The functions of the rest that are called from the first part or through the table.
fn called_from_first(module: &Module, calls: &[BTreeSet<usize>], late: &[bool]) -> Vec<usize> {
    let in_table = in_table(module);
    let is_called = |(place, id): (usize, FunctionId)| {
        let by_first = || calls.iter().zip(late).any(|(called, late)| !late && called.contains(&place));
        (late[place] && (in_table.contains(&id) || by_first())).then_some(place)
    };
    functions(module).into_iter().enumerate().filter_map(is_called).collect()
}

/// Something the rest takes from the first part, by its place among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
    /// The first part's note of whether the rest is there.
    There,
}

/// The rest, and what it takes under which name. Once it is there it has filled the new places in the table, and has noted
/// that it did.
fn rest(mut module: Module, late: &[bool], stubbed: &[usize]) -> Option<(Module, Vec<(Taken, String)>)> {
    let functions = functions(&module);
    let table = module.tables.main_function_table().ok()??;
    let offset = grow(&mut module, table, stubbed.len())?;
    let given: BTreeSet<String> = module.exports.iter().map(|export| export.name.clone()).collect();
    empty(&mut module);

    let mut taken = BTreeMap::new();
    for (place, id) in functions.iter().enumerate().filter(|(place, _)| !late[*place]) {
        let import = module.imports.add(FIRST, "", *id);
        taken.insert(import, Taken::Function(place));
        let function = module.funcs.get_mut(*id);
        function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
    }
    for (place, table) in module.tables.iter_mut().enumerate() {
        let import = module.imports.add(FIRST, "", table.id());
        taken.insert(import, Taken::Table(place));
        (table.import, table.init) = (Some(import), None);
    }
    for (place, memory) in module.memories.iter_mut().enumerate() {
        let import = module.imports.add(FIRST, "", memory.id());
        taken.insert(import, Taken::Memory(place));
        memory.import = Some(import);
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for (place, id) in globals.into_iter().enumerate() {
        let import = module.imports.add(FIRST, "", id);
        taken.insert(import, Taken::Global(place));
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let (there, import) = module.add_import_global(FIRST, "", ValType::I32, true, false);
    taken.insert(import, Taken::There);

    let items = ElementItems::Functions(stubbed.iter().map(|place| functions[*place]).collect());
    let offset = ConstExpr::Value(Value::I32(offset));
    let places = module.elements.add(ElementKind::Active { table, offset }, items);
    module.tables.get_mut(table).elem_segments.insert(places);
    let mut start = FunctionBuilder::new(&mut module.types, &[], &[]);
    start.func_body().i32_const(1).global_set(there);
    module.start = Some(start.finish(Vec::new(), &mut module.funcs));
    walrus::passes::gc::run(&mut module);

    let mut names = Vec::new();
    let new_names = (0..).map(letters).filter(|name| !given.contains(name));
    for (import, name) in module.imports.iter_mut().zip(new_names) {
        import.name = name;
        names.push((*taken.get(&import.id())?, import.name.clone()));
    }
    Some((module, names))
}

/// Takes out all that is the first part's alone: what it gives and takes, its data, and what stands in the table.
fn empty(module: &mut Module) {
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    let imports: Vec<_> = module.imports.iter().map(|import| import.id()).collect();
    imports.into_iter().for_each(|import| module.imports.delete(import));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|element| module.elements.delete(element));
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|data| module.data.delete(data));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
}

/// The first part, with stubs for what it calls in the rest, and with names for what the rest takes.
fn first(mut module: Module, stubbed: &[usize], taken: &[(Taken, String)]) -> Option<Module> {
    let functions = functions(&module);
    let table = module.tables.main_function_table().ok()??;
    let offset = grow(&mut module, table, stubbed.len())?;
    let zero = ConstExpr::Value(Value::I32(0));
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    let memories: Vec<_> = module.memories.iter().map(|memory| memory.id()).collect();
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    let there = module.globals.add_local(ValType::I32, true, false, zero);

    let needed = module.exports.get_func(NEEDED).ok()?;
    let mut look = FunctionBuilder::new(&mut module.types, &[], &[]);
    look.func_body().global_get(there).if_else(
        None,
        |_| {},
        |missing| {
            missing.call(needed);
        },
    );
    let look = look.finish(Vec::new(), &mut module.funcs);
    for (number, place) in stubbed.iter().enumerate() {
        let stub = stub(&mut module, functions[*place], look, table, offset + i32::try_from(number).ok()?);
        module.funcs.get_mut(functions[*place]).kind = FunctionKind::Local(stub);
    }
    for (what, name) in taken {
        let item: ExportItem = match what {
            Taken::Function(place) => functions[*place].into(),
            Taken::Table(place) => tables[*place].into(),
            Taken::Memory(place) => memories[*place].into(),
            Taken::Global(place) => globals[*place].into(),
            Taken::There => there.into(),
        };
        module.exports.add(name, item);
    }
    walrus::passes::gc::run(&mut module);
    Some(module)
}

/// Makes room for as many functions at the end of the table, and says where that begins.
fn grow(module: &mut Module, table: TableId, many: usize) -> Option<i32> {
    let table = module.tables.get_mut(table);
    let offset = i32::try_from(table.initial).ok()?;
    table.initial += many as u64;
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    Some(offset)
}

/// Sees to it that the rest is there, and calls what stands for this function in the table.
fn stub(module: &mut Module, function: FunctionId, look: FunctionId, table: TableId, place: i32) -> LocalFunction {
    let ty = module.funcs.get(function).ty();
    let (parameters, results) = module.types.params_results(ty);
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let arguments: Vec<_> = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut stub = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = stub.func_body();
    body.call(look);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(place).call_indirect(ty, table);
    stub.local_func(arguments)
}

#[cfg(test)]
mod tests;

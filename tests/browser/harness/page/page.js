const say = (id, text) => { document.getElementById(id).textContent = text }

document.getElementById('button').onclick = () => say('said', 'Kept')
addEventListener('keydown', event => { if (event.key === 'Escape') say('said', 'Escaped') })

// The words go into both stores; the page says what it finds there, and why it finds nothing.
const words = document.getElementById('words')
const open = () => new Promise((done, failed) => {
  const request = indexedDB.open('page')
  request.onupgradeneeded = () => request.result.createObjectStore('words')
  request.onsuccess = () => done(request.result)
  request.onerror = () => failed(request.error)
})
const attempt = async task => { try { return await task() } catch (error) { return `refused (${error.name})` } }
const database = attempt(open)

words.oninput = async () => {
  const text = words.value
  localStorage.words = text
  const transaction = (await database).transaction('words', 'readwrite', { durability: 'strict' })
  transaction.objectStore('words').put(text, 'words')
  transaction.oncomplete = () => say('saved', `Saved ${text.length}`)
  transaction.onabort = () => say('saved', `Not saved (${transaction.error.name})`)
}

const look = async () => {
  const local = await attempt(() => localStorage.words ?? 'nothing')
  const indexed = await attempt(async () => {
    const db = await database
    if (typeof db === 'string') return db
    return new Promise(done => {
      const request = db.transaction('words').objectStore('words').get('words')
      request.onsuccess = () => done(request.result ?? 'nothing')
    })
  })
  say('stored', `localStorage has ${local}; IndexedDB has ${indexed}.`)
}
look()

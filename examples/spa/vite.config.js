// The port is in the client's callback URLs: another one would be refused at sign-in.
const port = {host: 'localhost', port: 5173, strictPort: true};

export default {server: port, preview: port, build: {target: 'es2022'}};
